"""Labels for a simulated factory's defects, as a reviewer who knows the truth would give them: labels.csv on standard output.

    python demo_labels.py target/notebooks/demo/landing demo 2026-02-28 > labels.csv

The warehouse is that of loomsight.py. A defect that lies on a drawn flaw is one, of the flaw's kind; any other is a false
alarm. Two thirds of the defects since a night are labelled, always the same ones, as nobody looks at them all.
"""

import sys

import loomsight

TRUTH = """
    WITH flaws AS (
        SELECT * FROM read_csv($truth, types = {'roll_id': 'VARCHAR'}) WHERE level = 'ROLL'),
    pairs AS (
        SELECT d.defectId, f.kind,
            least(box.xMm + box.widthMm, x_mm + width_mm) - greatest(box.xMm, x_mm) AS across,
            least(box.yMm + box.heightMm, y_mm + height_mm) - greatest(box.yMm, y_mm) AS along
        FROM defects d JOIN flaws f ON f.roll_id = d.rollId),
    best AS (
        SELECT defectId, kind FROM pairs WHERE least(across, along) > -5
        QUALIFY row_number() OVER (PARTITION BY defectId ORDER BY least(across, along) DESC, kind) = 1)
    SELECT d.defectId, CASE WHEN b.kind IS NULL THEN 'FALSE_ALARM' ELSE 'DEFECT' END AS verdict, coalesce(b.kind, '') AS kind,
        CASE WHEN d.loomId < 'loom-04' THEN '王师傅' ELSE 'Chen' END AS reviewer,
        strftime(d.batchDate, '%Y-%m-%dT23:30:00Z') AS "reviewedAt"
    FROM defects d LEFT JOIN best b USING (defectId)
    WHERE d.batchDate >= CAST($since AS DATE) AND ('0x' || substr(d.defectId, 1, 2))::INTEGER % 3 > 0
    QUALIFY row_number() OVER (PARTITION BY defectId ORDER BY d.batchDate) = 1
    ORDER BY d.defectId"""


def main(landing, factory, since):
    db = loomsight.connect(factory)
    labels = db.execute(TRUTH, {'truth': f'{landing}/truth/factory={factory}/*/truth.csv', 'since': since}).df()
    labels.to_csv(sys.stdout, index=False)


if __name__ == '__main__':
    main(*sys.argv[1:])
