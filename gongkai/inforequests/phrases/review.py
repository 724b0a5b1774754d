"""审查单、拆分和并案: questions and answers in the words of a clerk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.inforequests.rules.joining import Obstacle
from gongkai.inforequests.rules.review import Path, Question

QUESTIONS = {
    Question.PETITION: gettext_lazy("是不是以申请公开的名义信访、投诉、举报？"),
    Question.COMPLETE: gettext_lazy("要件齐不齐，申请内容明确不明确？"),
    Question.EXCESSIVE: gettext_lazy("数量、频次是不是明显超过合理范围？"),
    Question.REPEATED: gettext_lazy("是不是同一人就同一内容重复申请？"),
    Question.PUBLICATION: gettext_lazy("要的是不是政府公报、报刊、书籍等公开出版物？"),
    Question.GOVERNMENT_INFORMATION: gettext_lazy("要的是不是政府信息？"),
    Question.SPECIAL_QUERY: gettext_lazy("法律、行政法规对查询这类信息有没有特别规定？"),
    Question.OUR_DUTY: gettext_lazy("是不是由本机关负责公开？"),
    Question.HELD: gettext_lazy("检索过没有，找到没有？"),
    Question.NEEDS_MAKING: gettext_lazy("是不是没有现成的，要另行加工、分析？"),
    Question.ALREADY_PUBLIC: gettext_lazy("是不是已经主动公开？"),
    Question.EXEMPT: gettext_lazy("有没有不予公开的情形？"),
    Question.SEVERABLE: gettext_lazy("不予公开的内容能不能区分出来，其余照样提供？"),
    Question.FORM: gettext_lazy("按什么形式提供？"),
    Question.PROACTIVE: gettext_lazy("要不要转为主动公开？"),
}

HINTS = {
    Question.PETITION: gettext_lazy("主要目的是要求解决问题、追究责任的，告知相应渠道。"),
    Question.COMPLETE: gettext_lazy(
        "只看姓名或者名称、身份证明、联系方式、信息的名称或者特征、形式要求五项；"
        "用途、利害关系一律不问。补正只能告知一次，收到之日起7个工作日内发出。"
    ),
    Question.EXCESSIVE: gettext_lazy(
        "先要求说明理由，再作决定；不能直接拒绝，也不能当作补正。数量多少算超过，法规没有写明。"
    ),
    Question.REPEATED: gettext_lazy("必须是同一申请人、同一内容，并且已经答复过。"),
    Question.PUBLICATION: gettext_lazy("可以告知到哪里获取。"),
    Question.GOVERNMENT_INFORMATION: gettext_lazy(
        "本机关履行行政管理职能中制作或者获取、以一定形式记录保存的信息；"
        "刑事司法、党务等活动中的信息不在其内。"
    ),
    Question.SPECIAL_QUERY: gettext_lazy("如不动产登记资料。只有规章或者文件规定的不算。"),
    Question.OUR_DUTY: gettext_lazy(
        "自己制作的、从公众获取并保存的由本机关公开；从别的机关得到的由制作或者最初获取的机关公开；"
        "共同制作的由牵头机关公开。"
    ),
    Question.HELD: gettext_lazy(
        "答复“不存在”以前要查系统、查纸质档案、问业务科室，关键词不能只有一个，并留下检索记录。"
    ),
    Question.NEEDS_MAKING: gettext_lazy("只提供现有的信息，不负加工、分析的义务。"),
    Question.ALREADY_PUBLIC: gettext_lazy("要能写出直接找得到的栏目、标题或者文号。"),
    Question.EXEMPT: gettext_lazy(
        "国家秘密、法律行政法规禁止公开、危及三安全一稳定的必须不公开；涉及第三方的先征求意见；"
        "内部事务、过程性信息、执法案卷是可以不公开，要说明裁量理由。公开前都要保密审查。"
    ),
    Question.SEVERABLE: gettext_lazy("能区分的应当区分，不能整份拒绝。"),
    Question.FORM: gettext_lazy("以申请人的要求为准；可能损坏载体或者成本过高的，可以换形式。"),
    Question.PROACTIVE: gettext_lazy("多人申请同一信息、或者本来就该主动公开的，应当及时公开。"),
}

ANSWERS = {
    (Question.PETITION, "no"): gettext_lazy("不是"),
    (Question.PETITION, "yes"): gettext_lazy("是，按信访举报投诉类答复"),
    (Question.COMPLETE, "complete"): gettext_lazy("齐全、明确"),
    (Question.COMPLETE, "incomplete"): gettext_lazy("缺要件，需要补正"),
    (Question.COMPLETE, "unclear"): gettext_lazy("内容不明确，需要补正"),
    (Question.EXCESSIVE, "no"): gettext_lazy("没有超过"),
    (Question.EXCESSIVE, "ask_reasons"): gettext_lazy("超过，先要求说明理由"),
    (Question.EXCESSIVE, "charge"): gettext_lazy("超过，收取信息处理费"),
    (Question.REPEATED, "no"): gettext_lazy("不是"),
    (Question.REPEATED, "yes"): gettext_lazy("是，不予重复处理"),
    (Question.PUBLICATION, "no"): gettext_lazy("不是"),
    (Question.PUBLICATION, "yes"): gettext_lazy("是，告知获取途径"),
    (Question.GOVERNMENT_INFORMATION, "yes"): gettext_lazy("是"),
    (Question.GOVERNMENT_INFORMATION, "no"): gettext_lazy("不是，告知申请人"),
    (Question.SPECIAL_QUERY, "no"): gettext_lazy("没有"),
    (Question.SPECIAL_QUERY, "yes"): gettext_lazy("有，告知依照办理"),
    (Question.OUR_DUTY, "yes"): gettext_lazy("是"),
    (Question.OUR_DUTY, "joint"): gettext_lazy("与别的机关共同制作，由本机关牵头，可以征求意见"),
    (Question.OUR_DUTY, "no"): gettext_lazy("不是，告知负责的机关"),
    (Question.HELD, "yes"): gettext_lazy("找到了"),
    (Question.HELD, "not_searched"): gettext_lazy("还没有检索完"),
    (Question.HELD, "no"): gettext_lazy("找不到，按不存在答复"),
    (Question.NEEDS_MAKING, "no"): gettext_lazy("有现成的"),
    (Question.NEEDS_MAKING, "yes"): gettext_lazy("没有现成的"),
    (Question.ALREADY_PUBLIC, "no"): gettext_lazy("没有公开"),
    (Question.ALREADY_PUBLIC, "yes"): gettext_lazy("已经公开，告知获取方式"),
    (Question.EXEMPT, "no"): gettext_lazy("没有，可以公开"),
    (Question.EXEMPT, "third_party"): gettext_lazy("可能损害第三方权益，征求意见"),
    (Question.EXEMPT, "must_not"): gettext_lazy("有，必须不予公开（第14条、第15条）"),
    (Question.EXEMPT, "may_not"): gettext_lazy("有，可以不予公开（第16条），说明裁量理由"),
    (Question.SEVERABLE, "nothing_withheld"): gettext_lazy("全部公开，不用区分"),
    (Question.SEVERABLE, "yes"): gettext_lazy("能，分项处理"),
    (Question.SEVERABLE, "no"): gettext_lazy("不能，写明理由"),
    (Question.FORM, "as_asked"): gettext_lazy("按申请人要求的形式"),
    (Question.FORM, "inspection"): gettext_lazy("安排查阅、抄录"),
    (Question.FORM, "other_form"): gettext_lazy("改用其他形式，说明理由"),
    (Question.PROACTIVE, "no"): gettext_lazy("不需要"),
    (Question.PROACTIVE, "yes"): gettext_lazy("建议主动公开"),
}

PATHS = {
    Path.GO_ON: gettext_lazy("看下一步"),
    Path.CORRECT: gettext_lazy("告知补正"),
    Path.ASK_REASONS: gettext_lazy("要求说明理由"),
    Path.CHARGE: gettext_lazy("收取信息处理费"),
    Path.SEARCH: gettext_lazy("补做检索并登记"),
    Path.CONSULT: gettext_lazy("征求意见"),
    Path.DECIDE: gettext_lazy("拟写答复"),
    Path.SPLIT_ITEMS: gettext_lazy("在答复稿里分成可以公开和不予公开的部分"),
    Path.PROPOSE_PUBLICATION: gettext_lazy("提请主动公开"),
}

OBSTACLES = {
    Obstacle.SAME: gettext_noop("这就是同一件申请。"),
    Obstacle.OTHER_ORGAN: gettext_noop("两件申请不是同一个机关受理的。"),
    Obstacle.OTHER_MATTER: gettext_noop("一件是公开申请，一件是更正申请。"),
    Obstacle.OTHER_APPLICANT: gettext_noop("两件申请不是同一个申请人提出的，申请的内容也不相同。"),
    Obstacle.APPLICANT_UNKNOWN: gettext_noop(
        "有一件没有证件号码，不能确认是同一个申请人；申请的内容也不相同。"
    ),
    Obstacle.FOLLOWS_ANOTHER: gettext_noop("那一件已经并入别的申请，请并入它所并入的那一件。"),
    Obstacle.LEADS_OTHERS: gettext_noop("已经有别的申请并入这一件，请反过来并。"),
    Obstacle.NOT_OPEN: gettext_noop("有一件已经答复或者办结。"),
}
