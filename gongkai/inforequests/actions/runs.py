"""成批办理: many requests joined to one, and one decision under every number.

Each batch is a transaction of its own: its letters, their numbers, the ledger and the progress
stand or fall together. What is left is read from the requests, so a run that broke off goes on
where it stood and no number is lost.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events, phrases, queries, tasks
from gongkai.inforequests.actions.casework import day_of, locking
from gongkai.inforequests.actions.grouping import join
from gongkai.inforequests.actions.many import Refused, Steps, judge_each, write_projections
from gongkai.inforequests.actions.numbering import letter_numbers
from gongkai.inforequests.actions.telling import tell_of_letter
from gongkai.inforequests.models import GroupRun, GroupRunError, InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import JoinRefused, RuleError
from gongkai.inforequests.rules.joining import Obstacle
from gongkai.inforequests.rules.likeness import digest
from gongkai.inforequests.rules.payloads import from_json, to_json
from gongkai.inforequests.rules.states import STEPS_BEFORE_SIGNATURE, UNANSWERED, State
from gongkai.ledger.actions import Deed, record_many
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

# So many at once still fit into the click of whoever signs.
AT_ONCE = 50
BATCH = 500


@transaction.atomic
def join_all(
    *, lead: InformationRequest, reason: str, by: Officer, at: dt.datetime | None = None
) -> GroupRun:
    """成批并案: every open request to the organ that asks for the same as the lead, joined to it.

    A few at once, more in the background. Raises NotYours.
    """
    # Not locked: `go_on` locks it in its place among those that join it.
    row = InformationRequest.objects.select_related("organ").get(pk=lead.pk)
    access.require(viewer_of(by), row.organ, acts.Joined)
    day_of(at)
    rows = queries.asking_the_same(row).order_by("-pk")
    newest = rows.values_list("pk", flat=True).first() or 0
    run = GroupRun(kind=GroupRun.Kind.JOIN, lead=row, digest=digest(row.subject), upto=newest)
    return _started(run, rows.count(), reason.strip(), by, at)


def answer_joined(
    letter: Letter, answered: acts.Answered, *, by: Officer, at: dt.datetime | None
) -> GroupRun | None:
    """并案答复: the decision of the lead for every request joined to it, each with a letter of
    its own; inside the transaction in which the lead is answered.

    A few at once, more in the background. What the rules refuse, such as a request that waits for
    a correction, is listed in the run and stays with whoever handles it.
    """
    lead = letter.request
    waiting = lead.joined.filter(state__in=UNANSWERED).count()
    if not waiting:
        return None
    run = GroupRun(kind=GroupRun.Kind.ANSWER, lead=lead, letter=letter, answered=to_json(answered))
    return _started(run, waiting, "", by, at)


def _started(
    run: GroupRun, total: int, reason: str, by: Officer, at: dt.datetime | None
) -> GroupRun:
    run.by, run.at, run.total, run.reason = by, at or timezone.now(), total, reason
    run.save()
    if total > AT_ONCE:
        transaction.on_commit(partial(tasks.go_on_with_run.enqueue, run.pk))
        return run
    while go_on(run.pk):
        pass
    run.refresh_from_db()
    return run


@transaction.atomic
def resume_run(*, run: GroupRun, by: Officer) -> None:
    """继续办理 of what broke off. Nothing is done twice, whoever else goes on with it.

    Raises NotYours.
    """
    access.require(viewer_of(by), run.lead.organ, acts.Joined)
    if run.finished_at is None:
        transaction.on_commit(partial(tasks.go_on_with_run.enqueue, run.pk))


@transaction.atomic
def go_on(key: int) -> bool:
    """The next batch of a run; whether there may be more."""
    keys = _lock_batch(key)
    runs = GroupRun.objects.select_for_update(of=("self",))
    run = runs.select_related("lead__organ", "lead__applicant", "by").get(pk=key)
    if run.finished_at is not None:
        return False
    # Asked only now: whoever went on with it while we waited has done some of them.
    left = queries.left_in(run, InformationRequest.objects.filter(pk__in=keys))
    rows = list(left.select_related("organ", "applicant"))
    if run.kind == GroupRun.Kind.JOIN:
        done, refused = _join(run, rows)
    else:
        done, refused = _answer(run, rows)
    GroupRunError.objects.bulk_create(
        GroupRunError(run=run, request=row, code=error.code, text=phrases.refusal(error))
        for row, error in refused
    )
    run.done += done
    is_over = not queries.left_in(run, InformationRequest.objects.all()).exists()
    run.finished_at = timezone.now() if is_over else None
    run.save(update_fields=("done", "finished_at"))
    return not is_over


def _lock_batch(key: int) -> list[int]:
    """Lock the lead and the next requests of a run, before the run itself: in the order in which
    everybody locks, so that neither a recall nor another run waits for what waits for it."""
    run = GroupRun.objects.select_related("lead").get(pk=key)
    left = queries.left_in(run, InformationRequest.objects.all()).values_list("pk", flat=True)
    keys = [run.lead_id, *left[:BATCH]]
    list(locking().filter(pk__in=keys).order_by("pk").values_list("pk", flat=True))
    return keys


def _join(run: GroupRun, rows: list[InformationRequest]) -> tuple[int, Refused]:
    lead, day = run.lead, day_of(run.at)
    if why := _lead_unfit(lead):
        refusal = JoinRefused(number=lead.number, why=why.value)
        return 0, [(row, refusal) for row in rows]
    own = set(queries.marks_of(lead.applicant))
    refused: Refused = []
    others = []
    for row in rows:
        if row.applicant.fingerprint in own or row.joined.exists():
            # The applicant of several gets a letter about it; a lead is refused by name.
            try:
                join(request=row, lead=lead, reason=run.reason, by=run.by, on=day, at=run.at)
            except RuleError as error:
                refused.append((row, error))
        else:
            others.append(row)
    judged = judge_each(
        [(row, [(acts.Joined(day, lead.number), run.by)]) for row in others], at=run.at
    )
    record_many(judged.deeds)
    write_projections(judged)
    keys = [row.pk for row in judged.admitted]
    InformationRequest.objects.filter(pk__in=keys).update(lead=lead)
    refused += judged.refused
    return len(rows) - len(refused), refused


def _lead_unfit(lead: InformationRequest) -> Obstacle | None:
    """What befell the lead since the run began, so that nothing can join it any more."""
    if lead.lead_id is not None:
        return Obstacle.FOLLOWS_ANOTHER
    return None if lead.state in UNANSWERED else Obstacle.NOT_OPEN


def _answer(run: GroupRun, rows: list[InformationRequest]) -> tuple[int, Refused]:
    answered = from_json(acts.Answered.event, run.answered)
    judged = judge_each([(row, _steps(row, answered, run.by)) for row in rows], at=run.at)
    issued = _letters(run.letter, judged.admitted)
    told = [
        Deed(
            events.LETTER_ISSUED,
            letter.request.stream,
            run.by,
            letter.request.organ,
            run.at,
            {"on": letter.issued_on.isoformat(), "kind": letter.kind, "number": letter.number},
        )
        for letter in issued
    ]
    record_many([*judged.deeds, *told])
    write_projections(judged)
    for letter in issued:
        tell_of_letter(letter, at=run.at)
    return len(judged.admitted), judged.refused


def _steps(row: InformationRequest, answered: acts.Act, by: Officer) -> Steps:
    """The steps before the signature were those of the leading case, so nobody's name stands at
    them here."""
    ahead = STEPS_BEFORE_SIGNATURE.get(State(row.state), ())
    return [*((step(answered.on), None) for step in ahead), (answered, by)]


def _letters(lead: Letter, rows: list[InformationRequest]) -> list[Letter]:
    """The letter of the lead once for each: under its own number, about its own words."""
    if not rows:
        return []
    numbers = letter_numbers(rows[0].organ, lead.issued_on, len(rows))
    return Letter.objects.bulk_create(
        Letter(
            request=row,
            kind=lead.kind,
            number=number,
            body=lead.body,
            issued_on=lead.issued_on,
            facts=lead.facts | {"subject": row.subject},
        )
        for row, number in zip(rows, numbers, strict=True)
    )
