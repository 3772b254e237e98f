"""The published tables of a Loomsight warehouse as DuckDB views, and what the notebooks' charts share.

    import loomsight
    db = loomsight.connect(factory='demo')
    db.sql('SELECT batchDate, count(*) AS rolls FROM rolls GROUP BY batchDate').df()

Every table of README.md is a view of its name with one row a key, whatever else lies in the warehouse: of a replaced batch only
the run that `_CURRENT` names, of an appended table the finished runs that no merged run has replaced, the latest word on each
key. Values are those of the rows, never guessed from paths: factory 007 stays '007'. A table of which there is nothing yet is a
view without rows, whose columns are those of README.md.

The warehouse is the folder in LOOMSIGHT_WAREHOUSE, else the demo's. s3://bucket/path (or s3a) is read by pyarrow, with keys,
region and endpoint from the environment (AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT_URL, …) or a profile. Folders are
listed when a connection is made: after a night that ran meanwhile, connect again.
"""

import datetime
import io
import math
import os
import re
import warnings
from pathlib import Path

import duckdb
import matplotlib.pyplot as plt
import pyarrow as pa
import pyarrow.dataset
from matplotlib import font_manager
from pyarrow import fs

PROJECT = Path(__file__).resolve().parent.parent
RULE_SET = os.environ.get('LOOMSIGHT_RULE_SET', 'four-point-metric')
MOST_LOOKS = 5

# Which row of an appended key is the latest word on it
_SAID_AT = {'reviews': '"reviewedAt", "verdict", "kind"', 'runs': '"endedAt"', 'usage': '"recordedAt"'}

_TYPES = {
    'boolean': pa.bool_(), 'int': pa.int32(), 'long': pa.int64(), 'Long': pa.int64(), 'double': pa.float64(),
    'Double': pa.float64(), 'byte[]': pa.binary(), 'LocalDate': pa.date32(), 'Instant': pa.timestamp('us', tz='UTC'),
    'Box': pa.struct([(side, pa.float64()) for side in ('xMm', 'yMm', 'widthMm', 'heightMm')]),
}


def root():
    """Where the warehouse lies: LOOMSIGHT_WAREHOUSE, else the demo's."""
    return os.environ.get('LOOMSIGHT_WAREHOUSE') or str(PROJECT / 'work' / 'demo' / 'warehouse')


def connect(factory=None, night=None, rule_set=None, back=0):
    """A DuckDB connection with a view of every table: of all the warehouse, or of one factory, night or rule set.

    With a night there are also those of so many days back. References hold until a newer one comes, so those of all nights are
    there. Patterns, evaluations and claims are of no night.
    """
    store, base = _store()
    dates = night and {str(night - datetime.timedelta(days=days)) for days in range(back + 1)}
    wanted = {'factory': factory and {factory}, 'batch_date': dates, 'rule_set': rule_set and {rule_set}}
    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    for name, (mode, key, schema) in declared().items():
        of = {**wanted, 'batch_date': None} if mode == 'insert only' else wanted
        files = [path for path in _files(store, f'{base}/{name}', mode) if _is_of(path, of)]
        db.register(f'{name}_files', _dataset(store, files) if files else schema.empty_table())
        latest = (f'QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY ({_SAID_AT[name]}) DESC) = 1'
                  if name in _SAID_AT else '')
        db.execute(f'CREATE VIEW "{name}" AS SELECT * FROM "{name}_files" {latest}')
    return db


def last_night():
    """Factory and date of the latest graded night, of LOOMSIGHT_FACTORY and LOOMSIGHT_NIGHT (YYYY-MM-DD) where these are set."""
    store, base = _store()
    said = {'factory': os.environ.get('LOOMSIGHT_FACTORY'), 'batch_date': os.environ.get('LOOMSIGHT_NIGHT')}
    of = {part: value and {value} for part, value in said.items()}
    found = [_parts(path) for path in _files(store, f'{base}/rolls', 'replace batch rule set') if _is_of(path, of)]
    if not found:
        print(f'No graded night in {root()}: run `jobs/bin/loomsight demo`, or set LOOMSIGHT_WAREHOUSE.')
        return 'none', None
    last = max(found, key=lambda parts: (parts['batch_date'], parts['factory']))
    return last['factory'], datetime.date.fromisoformat(last['batch_date'])


def declared():
    """The tables as README.md declares them, and a test keeps that to the code: name to mode, key and Arrow schema."""
    readme = (PROJECT / 'README.md').read_text(encoding='utf-8')
    tables = {}
    for section in re.findall(r'<details><summary><b>.*?</details>', readme, re.S):
        name, key, mode = re.search(r'<b>(\w+)</b>: .*, key (.*), ([a-z ]+)</summary>', section).groups()
        columns = re.findall(r'^\| (\w+) \| ([^|]+) \|', section, re.M)[1:]
        tables[name] = mode, key, pa.schema([(column, _arrow(java)) for column, java in columns])
    return tables


def _arrow(java):
    """The Arrow type of a type of README.md; texts and choices are strings."""
    if java.startswith('List of '):
        return pa.list_(_arrow(java.removeprefix('List of ')))
    if java.startswith('Map of '):
        return pa.map_(*map(_arrow, java.removeprefix('Map of ').split(', ')))
    return _TYPES.get(java, pa.string())


def _store():
    """The file system of the warehouse, and its root there."""
    uri = root()
    if re.match(r's3[an]?://', uri):
        store, base = fs.FileSystem.from_uri(re.sub(r'^s3[an]', 's3', uri))
    else:
        store, base = fs.LocalFileSystem(), Path(uri).resolve().as_posix()
    return store, base.rstrip('/')


def _files(store, folder, mode):
    """The Parquet files of a table that count. A run that is published or merged meanwhile is looked for again."""
    for _ in range(MOST_LOOKS):
        paths = [entry.path for entry in store.get_file_info(fs.FileSelector(folder, allow_not_found=True, recursive=True))
                 if entry.is_file]
        try:
            runs = _replaced(store, paths) if mode.startswith('replace') else _appended(store, paths)
        except FileNotFoundError:
            continue
        if runs <= {path.rpartition('/')[0] for path in paths}:
            return sorted(path for path in paths if path.endswith('.parquet') and path.rpartition('/')[0] in runs)
    raise RuntimeError(f'{folder}: expected runs that stay while they are listed, found others each time')


def _replaced(store, paths):
    """The run of each slot that its pointer names."""
    pointers = [path for path in paths if path.endswith('/_CURRENT')]
    return {f'{pointer.rpartition("/")[0]}/run={_text(store, pointer)}' for pointer in pointers}


def _appended(store, paths):
    """Finished runs, without those whose rows a finished merged run holds."""
    runs = {path.removesuffix('/_SUCCESS') for path in paths if path.endswith('/_SUCCESS')}
    gone = set()
    for path in paths:
        folder, _, merged = path.partition('/_REPLACES.')
        if merged and f'{folder}/run={merged}' in runs:
            gone.update(f'{folder}/run={run}' for run in _text(store, path).split())
    return runs - gone


def _text(store, path):
    with store.open_input_file(path) as file:
        return file.read().decode().strip()


def _parts(path):
    return dict(part.split('=', 1) for part in path.split('/') if '=' in part)


def _is_of(path, wanted):
    parts = _parts(path)
    return all(not values or name not in parts or parts[name] in values for name, values in wanted.items())


def _dataset(store, files):
    """The rows of files; of columns the newest file's and the oldest one's, for a table that has grown some."""
    ends = [pa.dataset.dataset(file, filesystem=store, format='parquet').schema for file in {files[0], files[-1]}]
    schema = pa.unify_schemas([one.remove_metadata() for one in ends], promote_options='permissive')
    return pa.dataset.dataset(files, schema=schema, filesystem=store, format='parquet')


def has_rows(frame, otherwise):
    """Whether a frame has rows; says in words where it has none."""
    if len(frame) == 0:
        print(otherwise)
    return len(frame) > 0


def shown(frame, otherwise, precision=1):
    """A frame to be shown as a table; where it has no rows, the words instead."""
    return frame.style.hide(axis='index').format(precision=precision, na_rep='–') if has_rows(frame, otherwise) else None


def clopper_pearson(hits, trials, level=0.95):
    """The exact interval of a share, in per cent, as the tables have it of false alarms."""
    if trials == 0:
        return math.nan, math.nan

    def at_least(share):
        return sum(math.comb(trials, n) * share**n * (1 - share)**(trials - n) for n in range(hits, trials + 1))

    def at_most(share):
        return sum(math.comb(trials, n) * share**n * (1 - share)**(trials - n) for n in range(hits + 1))

    def crossing(is_below):
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if is_below(middle) else (low, middle)
        return 100 * low

    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else crossing(lambda share: at_least(share) < tail)
    high = 100.0 if hits == trials else crossing(lambda share: at_most(share) > tail)
    return low, high


def set_up_charts():
    """Sizes, colours and, where one is installed, a font that has Chinese; without one its signs are boxes, and no warning."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    chinese = [name for name in ('Noto Sans CJK SC', 'Noto Sans CJK JP', 'Source Han Sans SC', 'Source Han Sans CN',
                                 'Microsoft YaHei', 'PingFang SC', 'SimHei', 'WenQuanYi Zen Hei', 'WenQuanYi Micro Hei')
               if name in installed]
    plt.rcParams.update({
        'font.family': ['DejaVu Sans', *chinese[:1]], 'figure.figsize': (10, 4), 'figure.dpi': 100, 'figure.constrained_layout.use': True,
        'axes.spines.top': False, 'axes.spines.right': False, 'axes.titlelocation': 'left', 'axes.titleweight': 'bold',
        'axes.grid': True, 'axes.axisbelow': True, 'grid.color': '#e6e6e6', 'legend.frameon': False,
    })
    warnings.filterwarnings('ignore', message=r'Glyph .* missing from')


def night_axis(axes, nights, most=10):
    """Names the nights that lie at 0, 1, 2, … across, not more than fit; few nights do not fill the width."""
    step = -(-len(nights) // most)
    axes.set_xticks(range(0, len(nights), step), nights[::step])
    axes.set_xlim(-0.6, max(len(nights), 5) - 0.4)


def picture(axes, jpeg, title):
    """Draws a picture out of a table, such as evidence.thumbnail."""
    axes.imshow(plt.imread(io.BytesIO(jpeg), format='jpeg'), cmap='gray', vmin=0, vmax=255)
    axes.set_title(title, fontsize=9, fontweight='normal')
    axes.axis('off')
    axes.set_anchor('W')
