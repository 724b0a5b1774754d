"""50,000 identical requests of different persons: joined in one deed, answered by one decision.

Each keeps its own clock and gets its own letter, number and records. The yardstick inserts as many
letters and ledger entries and updates as many requests in the same batches, without folding a case
or sealing the chain. `BENCH_CASES` sets another size.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from bench.scratch import installation
from bench.timing import seconds

if TYPE_CHECKING:
    from gongkai.inforequests.models import GroupRun, InformationRequest
    from gongkai.organs.models import Officer, Organ

CASES = int(os.environ.get("BENCH_CASES", "50000"))
BATCH = 5000
FOUNDED = dt.date(2000, 8, 20)
SUBJECT = "某某片区集体土地征收补偿安置方案"
SHANGHAI = dt.timezone(dt.timedelta(hours=8))


def run() -> dict[str, object]:
    from gongkai.organs.roles import Role

    with installation():
        organ, people = _office()
        lead = _lead(organ, people[Role.INTAKE])
        loading = seconds(lambda: _load(organ))
        joining, joined = _joining(lead, people)
        answering, answered = _answering(lead, people)
        letters = _letters()
        bare = seconds(lambda: _bare(organ))
    return {
        "what": "identical requests joined and answered by one decision, each with its own letter",
        "requests": CASES,
        "load_seconds": round(loading),
        "joined": joined.done,
        "joined_per_second": round(joined.done / joining),
        "answered": answered.done,
        "letters_with_numbers_of_their_own": letters,
        "seconds": round(answering, 1),
        "answered_per_second": round(answered.done / answering),
        "yardstick": "bare inserts and updates of as many rows in the same batches",
        "yardstick_seconds": round(bare, 1),
        "times_the_yardstick": round(answering / bare, 1),
    }


def _office() -> tuple[Organ, dict[str, Officer]]:
    from gongkai.organs import actions
    from gongkai.organs.models import OrganKind
    from gongkai.organs.roles import Role

    district = actions.establish(
        code="ceshi",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=FOUNDED,
        by=None,
    )
    organ = actions.establish(
        code="minzheng",
        name="测试区民政局",
        short_name="测试区民政局",
        kind=OrganKind.DEPARTMENT,
        parent=district,
        on=FOUNDED,
        by=None,
    )
    people = {}
    for role in (Role.INTAKE, Role.LAWYER, Role.SIGNER):
        people[role] = actions.enrol(username=role.value, full_name="测试员", by=None)
        post = actions.open_post(organ=organ, name=str(role.label), role=role, by=None)
        actions.appoint(post=post, officer=people[role], on=FOUNDED, by=None)
    return organ, people


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 10, tzinfo=SHANGHAI)


def _lead(organ: Organ, clerk: Officer) -> InformationRequest:
    from gongkai.inforequests import actions
    from gongkai.inforequests.rules.applicants import ApplicantKind

    intake = actions.Intake(
        kind=ApplicantKind.NATURAL,
        name="测试甲",
        subject=SUBJECT,
        document="resident_id",
        document_number="11010519491231002X",
        email="someone@example.org",
        wanted_form="email",
    )
    row = actions.file_online(organ=organ, intake=intake, at=_at(2)).request
    actions.assign(request=row, by=clerk, at=_at(3))
    return row


def _load(organ: Organ) -> None:
    """As registering one by one leaves them; their acts stand in the ledger."""
    from django.db import transaction

    from gongkai import vault
    from gongkai.inforequests.actions.marks import mark_subjects
    from gongkai.inforequests.models import Applicant, InformationRequest
    from gongkai.inforequests.rules import acts
    from gongkai.inforequests.rules.applicants import ApplicantKind
    from gongkai.inforequests.rules.channels import Basis, Channel
    from gongkai.inforequests.rules.payloads import to_json
    from gongkai.inforequests.rules.states import State
    from gongkai.ledger.actions import Deed, record_many
    from gongkai.workdays.queries import calendar

    sealed, day = vault.seal({"name": "测试甲"}), dt.date(2026, 3, 2)
    act = acts.Registered(day, Channel.IN_PERSON, ApplicantKind.NATURAL, Basis.SUBMITTED)
    due = calendar().add(day, 20).result
    for first in range(0, CASES, BATCH):
        with transaction.atomic():
            rows = InformationRequest.objects.bulk_create(
                InformationRequest(
                    number=f"BENCH-{n:06}",
                    organ=organ,
                    channel=Channel.IN_PERSON.value,
                    applicant_kind="natural",
                    subject=SUBJECT,
                    state=State.REGISTERED,
                    arrived_on=day,
                    received_on=day,
                    counts_from=day,
                    due_on=due,
                    calendar_version=calendar().version,
                )
                for n in range(first, min(first + BATCH, CASES))
            )
            Applicant.objects.bulk_create(
                Applicant(request=row, sealed=sealed, masked_name="测*", fingerprint=row.number)
                for row in rows
            )
            mark_subjects(rows)
            record_many(
                Deed(act.event, row.stream, None, organ, _at(2), to_json(act)) for row in rows
            )


def _joining(lead: InformationRequest, people: dict[str, Officer]) -> tuple[float, GroupRun]:
    from gongkai.inforequests import actions
    from gongkai.organs.roles import Role

    run = actions.join_all(lead=lead, reason="申请的信息相同。", by=people[Role.INTAKE], at=_at(4))
    return seconds(lambda: _finish(run)), run


def _answering(lead: InformationRequest, people: dict[str, Officer]) -> tuple[float, GroupRun]:
    from gongkai.inforequests import actions
    from gongkai.inforequests.models import GroupRun
    from gongkai.inforequests.rules.acts import Dispatch
    from gongkai.inforequests.rules.outcomes import Outcome
    from gongkai.inforequests.tests import replies
    from gongkai.organs.roles import Role

    clerk, signer = people[Role.INTAKE], people[Role.SIGNER]
    replies.fill_letterhead(lead.organ)
    replies.file_records(lead, [Outcome.GRANTED], clerk, signer, _at(20))
    reply = replies.reply(replies.decision(Outcome.GRANTED), dispatch=Dispatch.ONLINE)
    signing = seconds(
        lambda: actions.answer(
            request=lead,
            reply=reply,
            by=signer,
            drafted_by=clerk,
            checked_by=people[Role.LAWYER],
            at=_at(20),
        )
    )
    run = GroupRun.objects.get(kind=GroupRun.Kind.ANSWER)
    return signing + seconds(lambda: _finish(run)), run


def _finish(run: GroupRun) -> None:
    from gongkai.inforequests import actions

    while actions.go_on(run.pk):
        pass
    run.refresh_from_db()


def _letters() -> int:
    from gongkai.inforequests.models import Letter

    return Letter.objects.filter(request__lead__isnull=False).values("number").distinct().count()


def _bare(organ: Organ) -> None:
    """The same rows once more under other names: letters, and six entries for each request."""
    from django.db import transaction

    from gongkai.inforequests.models import InformationRequest, Letter
    from gongkai.ledger.models import Entry

    model = Letter.objects.filter(request__lead__isnull=False).first()
    sample = list(Entry.objects.filter(stream=model.request.stream).order_by("seq"))[2:]
    keys = list(InformationRequest.objects.filter(lead__isnull=False).values_list("pk", flat=True))
    seq = 10_000_000
    for first in range(0, len(keys), 500):
        some = keys[first : first + 500]
        with transaction.atomic():
            Letter.objects.bulk_create(
                Letter(
                    request_id=key,
                    kind=model.kind,
                    number=f"bare-{key}",
                    body=model.body,
                    issued_on=model.issued_on,
                    facts=model.facts,
                )
                for key in some
            )
            entries = []
            for _key in some:
                for entry in sample:
                    seq += 1
                    entries.append(
                        Entry(
                            seq=seq,
                            stream=entry.stream,
                            event=entry.event,
                            at=entry.at,
                            recorded_at=entry.recorded_at,
                            actor=entry.actor,
                            organ=organ.code,
                            data=entry.data,
                            previous=entry.previous,
                            digest=f"bare-{seq}",
                        )
                    )
            Entry.objects.bulk_create(entries)
            InformationRequest.objects.filter(pk__in=some).update(calendar_version="bare")
