"""One run of our BPMN in SpiffWorkflow: what it offers, and its answer to what is done."""

from __future__ import annotations

from collections import Counter
from functools import cache

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from sop.domain.berkas import BerkasSop
from sop.domain.bpmn_unsur import name_tugas


@cache
def _skema() -> BpmnValidator:
    """The schema of BPMN 2.0, as SpiffWorkflow ships it."""
    return BpmnValidator()


class MesinSpiff:
    """A process begun from the text of a BPMN file; symbols go by their number in the document."""

    def __init__(self, berkas: BerkasSop, bpmn: str) -> None:
        self.nama = name_tugas(berkas)
        parser = BpmnParser(validator=_skema())
        parser.add_bpmn_xml(etree.fromstring(bpmn.encode()))
        self.proses = BpmnWorkflow(parser.get_spec("proses"))
        self.proses.do_engine_steps()

    @property
    def offered(self) -> Counter[int]:
        """How often each symbol is offered as work now."""
        return Counter(self.nama.index(task.task_spec.name) for task in self._ready())

    def lane_of(self, simbol: int) -> str:
        lane: str = self._find(simbol).task_spec.lane
        return lane

    def finish(self, simbol: int, keputusan: str) -> None:
        task = self._find(simbol)
        if keputusan:
            task.data[f"putusan_{self.nama[simbol]}"] = keputusan
        task.run()
        self.proses.do_engine_steps()

    def withdraw(self, simbol: int) -> None:
        """Take back one offer of a symbol."""
        self._find(simbol).cancel()

    @property
    def is_completed(self) -> bool:
        return bool(self.proses.is_completed())

    def _ready(self) -> list[Task]:
        return [t for t in self.proses.get_tasks(state=TaskState.READY) if t.task_spec.name in self.nama]

    def _find(self, simbol: int) -> Task:
        return next(task for task in self._ready() if task.task_spec.name == self.nama[simbol])
