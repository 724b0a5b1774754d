"""Fees, post, recall, archive and imports under two hands: one deed comes about, no sum twice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from gongkai.inforequests import actions, events
from gongkai.inforequests.actions import imports, proactive
from gongkai.inforequests.actions.assembling import assemble
from gongkai.inforequests.models import (
    Bundle,
    BundlePiece,
    BundleState,
    Counter,
    Delivery,
    InformationRequest,
    Letter,
    ProactiveProposal,
    RegisterImport,
)
from gongkai.inforequests.queries.fees import account_of
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.service import Carrier, Method, Result
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.registers import case, register
from gongkai.ledger.queries import findings, stream
from gongkai.organs.roles import Role
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

NUMBER = "EA123456785CN"
TWENTIETH = dt.date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _nothing_half(db):
    yield
    assert findings() == []
    assert actions.rebuild(InformationRequest.objects.all()) == []


def told_of(row, event):
    return stream(row.stream).filter(event=event).count()


class TestFees:
    @pytest.fixture
    def proposed(self, registered, clerk, handler, filled):
        rows = [registered("2026-03-02", subject=f"第{n}份文件") for n in range(12)]
        row = actions.assign(request=rows[-1], by=handler, at=moment("2026-03-03"))
        told = {"tariff": Tariff.BY_CASE, "reason": "当月申请超过十件。"}
        actions.propose_fee(request=row, by=clerk, at=moment("2026-03-05"), **told)
        return row

    def test_two_signers_decide_once(self, proposed, signer):
        def decide():
            actions.decide_fee(request=proposed, by=signer, at=moment("2026-03-10"))

        def decline():
            actions.decline_fee(request=proposed, reason="不收", by=signer)

        told = race(decide, decide, decline)
        assert sorted(told) == ["done", "no_fee_proposed", "no_fee_proposed"]
        letters = proposed.letters.filter(kind="L08").count()
        assert letters == told[:2].count("done")
        assert Counter.objects.filter(scope__startswith="letter/").count() == bool(letters)

    def test_the_sum_is_reached_once_and_a_receipt_counts_once(self, proposed, signer, clerk):
        actions.decide_fee(request=proposed, by=signer, at=moment("2026-03-10"))
        actions.serve_fee(request=proposed, by=clerk, on=dt.date(2026, 3, 24))

        def pay(receipt):
            return lambda: actions.record_payment(
                request=proposed,
                amount=Decimal(50),
                receipt=receipt,
                by=clerk,
                on=dt.date(2026, 4, 10),
            )

        told = race(pay("甲1"), pay("甲1"), pay("甲2"), pay("甲3"))
        assert sorted(told) == ["done", "done", "done", "receipt_known"]
        proposed.refresh_from_db()
        account = account_of(proposed, proposed.fees.get())
        assert account.held == 150
        assert told_of(proposed, "request:fee:paid") == 1

        def refund():
            actions.record_refund(request=proposed, amount=account.to_refund, by=clerk)

        assert account.to_refund > 0
        assert sorted(race(refund, refund)) == ["done", "refund_unexplained"]


class TestPost:
    def post(self, letter, clerk, number=NUMBER):
        return lambda: actions.service.send(
            letter=letter,
            method=Method.POST,
            recipient=actions.service.Recipient("测试甲", "某路1号"),
            carrier=Carrier.EMS,
            tracking_number=number,
            by=clerk,
            on=TWENTIETH,
        )

    def test_one_letter_goes_out_once(self, registered, replied, clerk):
        row = registered()
        letter = replied(row, dispatch=Dispatch.POST)
        told = race(*[self.post(letter, clerk)] * 3)
        assert sorted(told) == ["done", "still_on_its_way", "still_on_its_way"]
        assert told_of(row, events.DELIVERY_SENT) == Delivery.objects.count() == 1

        def arrived():
            actions.service.record_result(
                delivery=Delivery.objects.get(),
                result=Result.SIGNED,
                receiver="测试甲",
                by=clerk,
                on=dt.date(2026, 3, 23),
            )

        assert sorted(race(arrived, arrived)) == ["already_served", "done"]
        row.refresh_from_db()
        assert row.state == State.CLOSED

    def test_recalled_or_posted_and_never_both(self, registered, replied, clerk, signer):
        for n in range(4):
            row = registered(subject=f"第{n}份文件")
            letter = replied(row, dispatch=Dispatch.POST)

            def recall(row=row):
                actions.recall_reply(request=row, reason="有误", by=signer, at=moment("2026-03-20"))

            told = race(recall, self.post(letter, clerk, ""), recall)
            letter.refresh_from_db()
            is_out = Delivery.objects.filter(letter=letter).exists()
            assert told.count("done") == 1, told
            assert is_out == (letter.recalled_at is None) == (told[1] == "done")

    def test_a_page_that_was_open_before_the_recall_posts_nothing(
        self, registered, replied, clerk, signer
    ):
        row = registered()
        letter = Letter.objects.get(pk=replied(row, dispatch=Dispatch.POST).pk)
        actions.recall_reply(request=row, reason="有误", by=signer, at=moment("2026-03-20"))
        assert race(self.post(letter, clerk)) == ["letter_not_sent"]

    def test_one_number_for_two_persons_is_found_out(self, registered, replied, clerk):
        letters = [replied(registered(subject=f"第{n}份"), dispatch=Dispatch.POST) for n in "甲乙"]

        def post(letter, name):
            return lambda: actions.service.send(
                letter=letter,
                method=Method.POST,
                recipient=actions.service.Recipient(name, "某路1号"),
                carrier=Carrier.EMS,
                tracking_number=NUMBER,
                by=clerk,
                on=TWENTIETH,
            )

        told = race(post(letters[0], "测试甲"), post(letters[1], "测试乙"))
        assert sorted(told) == ["done", "tracking_used"]


class TestArchive:
    @pytest.fixture
    def archivist(self, bureau, officer):
        return officer(bureau, Role.ARCHIVIST)

    @pytest.fixture
    def closed(self, registered, replied, clerk):
        def close():
            row = registered("2026-03-02")
            actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
            replied(row, dispatch=Dispatch.ONLINE)
            return actions.serve(request=row, by=clerk, at=moment("2026-03-25"))

        return close

    def test_one_volume_with_one_number(self, closed, archivist):
        row = closed()

        def archive():
            actions.archive(request=row, by=archivist, at=moment("2026-04-01"))

        assert sorted(race(archive, archive, archive)) == ["done"] + ["move_not_allowed"] * 2
        assert row.bundles.count() == 1
        assert Counter.objects.get(scope__startswith="archive/").last == 1

    def test_nothing_is_added_after_it(self, closed, archivist, clerk):
        for _ in range(3):
            row = closed()
            letter = row.letters.get(kind="L14")
            told = race(
                lambda row=row: actions.archive(request=row, by=archivist, at=moment("2026-04-01")),
                lambda row=row: actions.remark(request=row, text="看过", by=clerk),
                lambda row=row: actions.add_file(
                    request=row, kind=FileKind.ORIGINAL, content=b"1", name="a.txt", by=clerk
                ),
                lambda letter=letter: actions.service.send(
                    letter=letter, method=Method.DIRECT, by=clerk, on=TWENTIETH
                ),
            )
            assert told[0] == "done" or told[3] == "done"
            assert set(told[1:]) <= {"done", "case_archived"}
            if told[0] == "done":
                events_told = list(stream(row.stream).values_list("event", flat=True))
                assert events_told[-1] == "request:case:archived"

    def test_two_workers_make_one_volume(self, closed, archivist):
        row = closed()
        actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
        key = row.bundles.get().pk
        assert race(*[lambda: assemble(key)] * 3) == ["done"] * 3
        bundle = Bundle.objects.get(pk=key)
        assert bundle.state == BundleState.READY
        assert told_of(row, events.VOLUME_SEALED) == 1

    def test_a_worker_that_was_given_up_for_lost_spoils_nothing(
        self, closed, archivist, monkeypatch
    ):
        from gongkai.inforequests.actions import assembling

        row = closed()
        actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
        key = row.bundles.get().pk
        make = assembling._made

        def overtaken(bundle, folder):
            monkeypatch.setattr(assembling, "_made", make)
            Bundle.objects.filter(pk=key).update(state=BundleState.WAITING)
            assemble(key)
            return make(bundle, folder)

        monkeypatch.setattr(assembling, "_made", overtaken)
        assemble(key)
        bundle = Bundle.objects.get(pk=key)
        assert bundle.state == BundleState.READY
        assert told_of(row, events.VOLUME_SEALED) == 1
        sealed = stream(row.stream).get(event=events.VOLUME_SEALED)
        assert sealed.data["pdf"] == bundle.pdf_digest
        assert BundlePiece.objects.filter(bundle=bundle).count() == 2


class TestImports:
    def upload(self, bureau, clerk, rows):
        row = imports.upload_register(
            organ=bureau, content=register(rows), name="台账.xlsx", by=clerk
        )
        columns = {Field(name): place for name, place in row.columns.items()}
        return imports.map_columns(imported=row, columns=columns, values={}, by=clerk)

    def test_one_file_sent_twice_at_once_is_one_import(self, bureau, clerk):
        content = register([case(编号="A-2026-1")])

        def upload():
            imports.upload_register(organ=bureau, content=content, name="台账.xlsx", by=clerk)

        assert race(*[upload] * 4) == ["done"] * 4
        assert RegisterImport.objects.count() == 1

    def test_begun_twice_at_once_each_case_comes_once(self, bureau, clerk):
        found = self.upload(bureau, clerk, [case(编号=f"A-2026-{n}") for n in range(1, 6)])

        def begin():
            imports.begin_import(imported=found, by=clerk)

        assert sorted(race(begin, begin, begin)) == ["done"] + ["nothing_to_import"] * 2
        assert InformationRequest.objects.count() == 5

    def test_two_registers_with_the_same_case(self, bureau, clerk):
        shared = [case(编号=f"A-2026-{n}") for n in range(1, 4)]
        one = self.upload(bureau, clerk, shared)
        other = self.upload(bureau, clerk, [*shared, case(编号="A-2026-9", 申请内容="别的信息")])
        told = race(
            *(
                lambda found=found: imports.begin_import(imported=found, by=clerk)
                for found in (one, other)
            )
        )
        assert set(told) <= {"done", "nothing_to_import"}
        assert InformationRequest.objects.count() == 4


def test_two_who_propose_the_same_are_one(registered, clerk):
    rows = [registered(document="other", document_number=f"护照E{n}") for n in range(3)]
    told = race(
        *(
            lambda row=row: proactive.propose(request=row, title="某某规划", by=clerk)
            for row in rows
        )
    )
    assert sorted(told) == ["done", "proposal_known", "proposal_known"]
    assert ProactiveProposal.objects.count() == 1
