"""归档 in a real browser: from the preview to the sealed volume, opened with a reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.models import ArchiveOpening
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.test_browser import sign_in
from gongkai.organs.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _site(transactional_db, sealed_folder):
    Site.objects.update(site_name="测试区人民政府")


@pytest.fixture
def withdrawn(registered, clerk):
    """A withdrawn request with one file: it may be archived as it is."""
    row = registered("2026-03-02")
    text = "申请内容".encode()
    actions.add_file(
        request=row, kind=FileKind.APPLICATION, content=text, name="申请书.txt", by=clerk
    )
    return actions.withdraw(request=row, by=clerk, at=moment("2026-03-05"))


def test_a_case_is_archived_and_its_volume_opened(window, bureau, officer, withdrawn, tmp_path):
    sign_in(window, officer(bureau, Role.ARCHIVIST))
    page = window.open("/desk/requests/archives/?tab=waiting")
    page.get_by_role("link", name=withdrawn.number).click()
    page.get_by_role("heading", name="卷内目录").wait_for()
    expect(page.get_by_role("listitem").filter(has_text="申请书 ").first).to_be_visible()
    assert "申请书.txt" not in page.content()
    window.picture("archive-preview")
    assert [each for each in window.barriers() if "w-" not in each] == []
    page.get_by_label("30年").check()
    page.get_by_role("button", name="归档", exact=True).click()
    expect(page.get_by_text("请写明理由").first).to_be_visible()
    page.get_by_label("另定期限的理由").fill("本机关保管期限表第3项")
    page.get_by_role("button", name="归档", exact=True).click()
    expect(page.get_by_text("等待组卷")).to_be_visible()
    actions.assemble(withdrawn.bundles.get().pk)
    page.reload()
    page.locator("#archive summary").first.click()
    page.get_by_label("理由", exact=True).fill("年度检查")
    window.picture("archive-case")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="打开并记入台账").click()
    waiting.value.save_as(tmp_path / "volume.pdf")
    assert (tmp_path / "volume.pdf").read_bytes().startswith(b"%PDF")
    assert ArchiveOpening.objects.get().reason == "年度检查"
    page.reload()
    expect(page.locator("#archive").get_by_text("年度检查")).to_be_visible()
    page = window.open("/desk/requests/archives/")
    expect(page.get_by_text("MINZHENG-YG-2026-0001")).to_be_visible()
    window.picture("archive-register")


def test_a_copy_for_the_court_on_a_phone(phone, lawyer, withdrawn):
    sign_in(phone, lawyer)
    page = phone.open(f"/desk/requests/{withdrawn.number}/export/")
    assert not phone.overflows()
    page.get_by_label("案号").fill("（2026）某行初1号")
    page.get_by_label("移送原因").fill("应诉举证")
    phone.picture("archive-export-phone")
    page.get_by_role("button", name="制作复制件").click()
    expect(page.get_by_text("移送人民法院的复制件")).to_be_visible()
    assert not phone.overflows()
    assert withdrawn.bundles.get().export.parts == [2, 4, 5, 13, 16]
    phone.picture("archive-case-phone")
