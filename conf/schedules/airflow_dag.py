"""Loomsight every morning at 06:30 in Shanghai, for Airflow 2.4 or newer and 3.

put in place   copy into the folder of DAGs of a worker that has Loomsight
change         LINE: the three paths, the factory (or leave --factory out for all)
overlap        max_active_runs=1, and the night's lease holds off whatever else would run
date           the day on which the run's data interval begins, in Shanghai: clearing or backfilling a run of any day
               runs with that day's date
missed nights  --catch-up runs all nights up to the date that are due, so Airflow's own catchup is off
retries        two, a quarter of an hour apart; 8 h a try
"""

import datetime

import pendulum
from airflow import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

try:
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:  # Airflow 2
    from airflow.operators.bash import BashOperator

LINE = "/opt/loomsight/jobs/bin/loomsight night --catch-up --factory mill-3 --date {{ data_interval_start.in_timezone('Asia/Shanghai') | ds }} --landing /data/landing --warehouse /data/warehouse"

with DAG(
    dag_id="loomsight_night",
    description="The nights of the weaving mill that are due",
    schedule=CronDataIntervalTimetable("30 6 * * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2026, 3, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": datetime.timedelta(minutes=15),
        "execution_timeout": datetime.timedelta(hours=8),
    },
    tags=["loomsight"],
) as dag:
    BashOperator(
        task_id="night",
        bash_command=LINE,
        append_env=True,
        env={"LOOMSIGHT_JAVA_OPTS": "-Xmx8g"},
    )
