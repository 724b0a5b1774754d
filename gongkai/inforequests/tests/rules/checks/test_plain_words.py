"""Words that only look like a mistake: what blocks cannot be set aside, so it must be sure."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.checks import Level, Moment, run
from gongkai.inforequests.rules.checks.grounds import is_high_enough
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.rules.cases import day, reviewed
from gongkai.inforequests.tests.rules.checks.dossiers import (
    RECEIVED,
    about,
    dossier,
    found,
    item,
    saying,
)

REASONS = (
    "该房屋使用用途为商业，登记用途为住宅。",
    "申请人没有说明土地用途变更的年份。",
    "您要的《行政复议申请不予受理决定书》是过程性文件。",
    "顺丰速运有限公司的许可信息不在此列。",
    "本机关收到付款凭证后入账，邮费由本机关承担，申请人不承担邮费。",
    "当事人可以向承办的人民法院申请阅卷。",
    "教材第三单元2019年修订。",
    "请到行政中心A座501室办公室领取。",
    "该信息不属于《政府信息公开条例》第十四条规定的情形，属于讨论记录。",
    "《政府信息公开条例》第十三条规定，除第十四条至第十六条外应当公开。",
    "不属于《政府信息公开条例》第二十条第（六）项、第二十一条规定的主动公开内容。",
    "该通知由《关于做好某项工作的通知》修改而来，尚未印发。",
)


@pytest.mark.parametrize("reason", REASONS)
def test_reasons_that_say_nothing_wrong(reason):
    findings = run(saying(reason), Moment.SIGN)
    assert [each.code for each in findings if each.level is Level.BLOCK] == []


POINTS = (
    "请写明您要的是哪一辆公务用车、何种车辆用途的台账。",
    "请写明公证处的名称和年份。",
    "请说明“规划”是指总体规划还是详细规划，并补充身份证明。",
    "请写明不予登记的是哪一宗土地。",
)


@pytest.mark.parametrize("points", POINTS)
def test_points_that_ask_for_nothing_more(points):
    asked = about(acts.CorrectionAsked(day("2026-03-05"), 10), points, reviewed(RECEIVED))
    findings = run(asked, Moment.CORRECTION)
    assert [each.code for each in findings if each.level is Level.BLOCK] == []


@pytest.mark.parametrize(
    ("title", "is_high"),
    [
        ("中华人民共和国城乡规划法", True),
        ("城镇燃气管理条例", True),
        ("乡镇企业法", True),
        ("社区矫正法", True),
        ("自然保护区条例", True),
        ("风景名胜区条例", True),
        ("民族区域自治法", True),
        ("行政区划管理条例", True),
        ("股票市场管理条例", True),
        ("市场主体登记管理条例", True),
        ("江西省信访条例", False),
        ("宜春市城市管理条例", False),
        ("景德镇市某某条例", False),
        ("袁州区某某条例", False),
        ("广西壮族自治区某某条例", False),
        ("政府投资办法", False),
        ("某某通知", False),
    ],
)
def test_the_rank_of_a_title(title, is_high):
    assert is_high_enough(title) is is_high


@pytest.mark.parametrize(
    ("classifier", "is_below"),
    [
        ("内蒙古自治区保密局", False),
        ("景德镇市保密局", False),
        ("江西省自然资源厅", False),
        ("某某自治县人民政府", True),
        ("测试区人民政府", True),
        ("某某街道办事处", True),
    ],
)
def test_who_may_classify(classifier, is_below):
    known = dossier(item(Outcome.STATE_SECRET, particulars={"classifier": classifier}))
    assert found("K22", known) == ([("item-1", "power")] if is_below else [])


def test_a_law_may_be_quoted_beside_a_secret():
    quoted = "该法规定：“国家秘密的保密期限，应当根据事项的性质和特点确定。”"
    known = dossier(item(Outcome.STATE_SECRET, reason=quoted))
    assert found("K23", known) == []
