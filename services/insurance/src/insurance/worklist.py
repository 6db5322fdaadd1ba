"""The worklist of insurance."""

from insurance.item.procedure import CATALOGUE
from jinbao.casework.tasks import Tasks

TASKS = Tasks(CATALOGUE)
SLICE = TASKS.slice
