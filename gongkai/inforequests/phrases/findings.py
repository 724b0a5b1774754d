"""What each check says: what is wrong, and what to do about it.

Keyed by code, or by code and variant where a check has several messages.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

MESSAGES = {
    "E01:items": gettext_noop("还没有列出申请事项。请先按申请内容逐项列出。"),
    "E01:outcome": gettext_noop("这一项还没有选处理决定。请选定后再送审。"),
    "E01:reason": gettext_noop("这一项没有写事实和理由。请写明查明的情况和为什么这样处理。"),
    "E01:particular": gettext_noop("这一项没有填写“%(particular)s”。请填写。"),
    "E02:facts": gettext_noop("文书没有写全事实和理由。请看每一项的事实、理由和要点是不是都填了。"),
    "E02:article": gettext_noop("文书没有法律依据。请在那一项写明法律、行政法规的名称和条款。"),
    "E02:conclusion": gettext_noop("文书写不出处理结论。请在每一项选定处理决定和属于哪一类。"),
    "E02:enclosures": gettext_noop("没有写附件清单。请逐件写明名称和页数，没有附件的写“无”。"),
    "E02:office": gettext_noop("文书缺少“%(element)s”。请在“文书信息”里填写。"),
    "E03": gettext_noop("文书写到 %(on)s，晚于成文日期 %(issued_on)s。请核对日期。"),
    "E04": gettext_noop(
        "附件清单共 %(listed)s 页，案卷里准备提供的文件共 %(on_file)s 页。请核对清单和文件。"
    ),
    "E05:unreviewed": gettext_noop(
        "提供信息要先做保密审查，还没有审查记录。请在“检索和保密审查”里登记。"
    ),
    "E05:refused": gettext_noop("保密审查的结论是不可以公开。请改为不予公开，或者重新审查。"),
    "E06": gettext_noop(
        "没有告知过补正，不能答复“补正后仍不明确”。请先告知补正，或者改选别的处理决定。"
    ),
    "E07": gettext_noop(
        "所涉决定已经作出。这份材料成为决定依据的，一概不公开容易被撤销；"
        "请重新衡量，仍不公开的，由审核人或者签发人写明理由放行。"
    ),
    "E08:silent": gettext_noop(
        "%(sent_on)s 征求的第三方逾期没有答复，是否公开由本机关决定，还没有写判断。"
        "请在“征求意见”里写明判断。"
    ),
    "E08:undecided": gettext_noop(
        "%(sent_on)s 征求的第三方不同意公开，还没有判断理由是否成立。请在“征求意见”里写明判断。"
    ),
    "E08:accepted": gettext_noop(
        "%(sent_on)s 征求的第三方不同意公开，本机关认为理由成立，答复里却没有不公开的内容。"
        "请改为不公开相应内容，或者由负责人决定为公共利益公开。"
    ),
    "E08:untold": gettext_noop(
        "已经决定为公共利益公开，但告知书还没有送给 %(sent_on)s 征求的第三方。"
        "请先在“送达”里登记送出告知书。"
    ),
    "E08:too_soon": gettext_noop(
        "公开的决定 %(on)s 才告知第三方，按本机关的口径要到 %(from)s 才能公开。请到时再签发。"
    ),
    "E09": gettext_noop(
        "%(on)s 收到的确定意见（%(document)s）是不可以公开，不能答复公开。"
        "请按确定意见改为不予公开。"
    ),
    "E10": gettext_noop(
        "%(on)s 收到的确定意见（%(document)s）是不可以公开。请核对它只涉及不公开的部分，"
        "由审核人或者签发人写明后放行。"
    ),
    "K01:asked": gettext_noop(
        "“%(words)s”是在要求说明用途。条例不要求申请人说明用途，请删去这一要求。"
    ),
    "K01:refused": gettext_noop(
        "“%(words)s”把用途作为处理的理由。2019年以后条例不再要求“三需要”，请删去，另写法定理由。"
    ),
    "K02": gettext_noop(
        "“%(words)s”不是申请必须提交的材料。只能要求姓名或者名称、身份证明、联系方式、"
        "信息的描述和获取形式，请删去。"
    ),
    "K03": gettext_noop("“%(words)s”是拒收申请。申请一律登记，缺什么告知补正，请改写。"),
    "K04": gettext_noop(
        "收到日 %(received_on)s 晚于到达日 %(arrived_on)s，但没有与申请人确认的记录。"
        "请补上确认的日期和方式；没有确认过的，按到达日起算。"
    ),
    "K05": gettext_noop(
        "申请 %(arrived_on)s 已经到达，收到日却是 %(received_on)s。"
        "内部转办不影响起算，请按到达或者签收日更正。"
    ),
    "K06:now": gettext_noop(
        "补正最迟应当在 %(due_on)s 告知，现在已经晚了。还可以发出，但答复期限照常计算；"
        "能按现有理解答复的，请直接答复。"
    ),
    "K06:done": gettext_noop(
        "本件的补正告知晚于7个工作日，答复期限没有重新起算。请按原来的届满日答复。"
    ),
    "K07": gettext_noop(
        "已经告知过一次补正，不能再告知。补正后仍不明确的，按“补正后申请内容仍不明确”答复。"
    ),
    "K08:points": gettext_noop("没有写明要补正什么。请逐条写清缺什么、怎样补。"),
    "K08:guidance": gettext_noop(
        "只说了不明确，没有说怎样补。请写明需要补充的内容，例如名称、文号、年份、地点。"
    ),
    "K08:period": gettext_noop("补正期限（%(days)s个工作日）不合理。请给出合理的期限。"),
    "K09": gettext_noop(
        "这一项写得很笼统，又没有告知过补正。直接这样答复容易被撤销，"
        "请先向申请人释明或者告知补正；确已沟通清楚的，写明情况后放行。"
    ),
    "K10:extension_unapproved": gettext_noop(
        "没有政府信息公开工作机构负责人的同意，不能延期。请先报批。"
    ),
    "K10:extension_after_expiry": gettext_noop("答复期限已经届满，不能再延期。请尽快答复。"),
    "K10:untold": gettext_noop("延期以后没有告知申请人的文书。请补发延长答复期限告知书。"),
    "K11": gettext_noop("已经延期过一次，不能再延期。请在现在的届满日之前答复。"),
    "K12:within_7": gettext_noop("离答复期限届满还有%(days)s个工作日。请安排好后面的步骤。"),
    "K12:within_3": gettext_noop(
        "离答复期限届满只有%(days)s个工作日。请抓紧，来不及的现在就报批延期。"
    ),
    "K12:within_1": gettext_noop(
        "答复期限即将届满（还有%(days)s个工作日）。请立即办理，并报告工作机构负责人。"
    ),
    "K12:over": gettext_noop(
        "答复期限已经超过%(days)s个工作日。请立即答复，并报告工作机构负责人。"
    ),
    "K13:found": gettext_noop("检索记录写着找到了信息，不能答复信息不存在。请核对检索记录。"),
    "K13:systems": gettext_noop("没有检索信息系统的记录。请补做检索，写明检索了哪些系统。"),
    "K13:keywords": gettext_noop("没有写检索用的关键词。请在检索记录里写明。"),
    "K13:paper": gettext_noop("没有查找纸质档案的记录。请查找后写明查了哪些档案。"),
    "K13:asked": gettext_noop("没有询问业务科室的记录。请询问后写明问了谁、怎么答复的。"),
    "K14:keywords": gettext_noop(
        "检索只用了“%(keywords)s”一个关键词。请换用名称、文号、同义词再检索一次。"
    ),
    "K14:systems": gettext_noop(
        "只检索了公文系统（%(systems)s）。业务系统和档案也可能保存这项信息，请补做检索。"
    ),
    "K15:never_asked": gettext_noop(
        "没有征求第三方意见，也没有写无需征求的理由。请先书面征求意见，或者写明为什么不需要。"
    ),
    "K15:waiting": gettext_noop(
        "%(sent_on)s 发出的征求意见还没有答复，期限也没有按逾期办结。请等意见或者办结后再决定。"
    ),
    "K15:agreed": gettext_noop(
        "第三方都同意公开，不能再以第三方权益为由不公开。请改为公开，或者另写法定理由。"
    ),
    "K15:rejected": gettext_noop(
        "第三方不同意的理由，本机关没有采纳，又以第三方权益为由不公开，前后不一。"
        "请改为公开，或者重新判断。"
    ),
    "K15:silence": gettext_noop(
        "第三方没有答复，不等于不同意。请删去这样的说法，由本机关按条例判断并写明理由。"
    ),
    "K15:opinion_assessment": gettext_noop(
        "没有写对第三方意见的判断。请写明意见是什么、理由是否成立。"
    ),
    "K15:public_interest": gettext_noop(
        "没有写对公共利益的衡量。请写明不公开是否会对公共利益造成重大影响。"
    ),
    "K16": gettext_noop(
        "共同制作机关逾期没有答复，应当视为同意公开。请删去“不同意”的说法，重新判断。"
    ),
    "K16:agreed": gettext_noop("共同制作机关已经同意公开。请删去“不同意”的说法，重新判断。"),
    "K17:twice": gettext_noop("已经向这一方征求过意见，同一方的时间不能扣除两次。"),
    "K17:unproven": gettext_noop(
        "%(sent_on)s 发出的征求意见没有送达记录，扣除的时间没有凭据。请补录送达日期。"
    ),
    "K18": gettext_noop(
        "这一项整份不公开。请看看能不能把可以公开的部分分出来；确实不能的，写明不能区分的理由。"
    ),
    "K19:article": gettext_noop("%(law)s现行版本没有%(cited)s。请核对条文，改成现行的条款。"),
    "K19:paragraph": gettext_noop("%(law)s%(cited)s：这一条没有这一款。请核对条文后改正。"),
    "K19:item": gettext_noop("%(law)s%(cited)s：这一条没有这一项。请核对条文后改正。"),
    "K19:not_in_force": gettext_noop("成文日期当天%(law)s还没有施行。请改引当时有效的规定。"),
    "K19:old": gettext_noop("%(law)s%(cited)s是修订以前的条号，现在是%(now)s。请改成现行的条款。"),
    "K19:ground": gettext_noop(
        "所引的%(cited)s不是这种处理决定的依据（应当是%(now)s）。请改正依据，或者改选处理决定。"
    ),
    "K20": gettext_noop(
        "%(title)s不能作为不公开的依据。请删去，改引法律、行政法规；"
        "它其实是行政法规的，写上国务院令的文号。"
    ),
    "K21:title": gettext_noop("没有写是哪部法律、行政法规。请写出全称，加书名号。"),
    "K21:article": gettext_noop("没有写第几条。请写到具体的条、款、项。"),
    "K21:level": gettext_noop(
        "%(title)s看不出是法律、行政法规。规章和文件不够级别，请改引；是行政法规的，写上国务院令的文号。"
    ),
    "K22:secrecy_level": gettext_noop("国家秘密要写明密级（绝密、机密、秘密）。请按定密文件填写。"),
    "K22:classifier": gettext_noop("国家秘密要写明定密机关。请按定密文件填写。"),
    "K22:classification_basis": gettext_noop("国家秘密要写明定密依据。请按定密文件填写。"),
    "K22:classified_on": gettext_noop("国家秘密要写明定密日期。请按定密文件填写。"),
    "K22:classified_until": gettext_noop("国家秘密要写明保密期限的届满日。请按定密文件填写。"),
    "K22:over": gettext_noop(
        "保密期限已经在 %(until)s 届满，自行解密（%(article)s）。不能再以国家秘密为由不公开。"
    ),
    "K22:too_long": gettext_noop(
        "保密期限超过了这一密级最长的%(years)s年（%(article)s）。请与定密机关核对后改正。"
    ),
    "K22:order": gettext_noop("保密期限的届满日早于定密日期。请核对后改正。"),
    "K22:power": gettext_noop(
        "县级以下机关没有原始定密权（%(article)s）。请写明有权定密的机关；"
        "属于派生定密的，在定密依据里写明派生自哪份文件。"
    ),
    "K23:mark": gettext_noop("这里写出了密级标志，可能把涉密文件的内容带了出来。请删去。"),
    "K23:quoted": gettext_noop(
        "国家秘密的理由里有大段引文，可能写出了涉密内容。请改成概括的说法，并请保密审查人过目。"
    ),
    "K23:enclosed": gettext_noop("以国家秘密为由不公开，却附有提供给申请人的材料。请移出附件。"),
    "K24:subtype": gettext_noop("没有选属于哪一类。请按条例第16条选定。"),
    "K24:reason": gettext_noop("第16条是“可以不予公开”，要写为什么这一次不公开。请写明裁量理由。"),
    "K24:rule": gettext_noop(
        "法律、法规、规章规定应当公开的，不能以此为由不公开。请改为公开，或者另写法定理由。"
    ),
    "K25": gettext_noop(
        "“%(words)s”会让人以为可以不经复议就起诉。不予公开的决定应当先申请行政复议，请删去；"
        "救济告知由系统写出。"
    ),
    "K26:body": gettext_noop("没有复议机关的名称。请在“文书信息”里填写。"),
    "K26:address": gettext_noop("没有复议机关的地址和网上渠道。请在“文书信息”里填写。"),
    "K26:court": gettext_noop("没有有管辖权的法院名称。请向法制机构核实，在“文书信息”里填写。"),
    "K26:department": gettext_noop(
        "复议机关写成了%(body)s。2024年起部门的复议机关是本级人民政府，请在“文书信息”里改正。"
    ),
    "K26:text": gettext_noop("“%(words)s”把主管部门写成了复议机关。请删去，救济告知由系统写出。"),
    "K27": gettext_noop(
        "网上送达的，要同时告诉申请人网上申请复议的地址。请在“文书信息”的复议机关渠道里写上网址。"
    ),
    "K28:courier": gettext_noop("“%(words)s”：公文应当交邮政企业寄送，不能交快递企业。请改正。"),
    "K28:cost": gettext_noop("“%(words)s”：不能让申请人承担邮费。请删去。"),
    "K29": gettext_noop(
        "答复是邮寄的，案卷里没有交邮凭证。请把邮局收据或者投递记录加入案卷后再归档。"
    ),
    "K30:number": gettext_noop("重复申请没有写前次答复的文号。请填写。"),
    "K30:unknown": gettext_noop(
        "本机关没有对这位申请人发过%(number)s。请核对文号；不是同一申请人的，不能按重复申请处理。"
    ),
    "K30:day": gettext_noop("%(number)s的日期是 %(on)s。请核对前次答复的日期。"),
    "K30:other": gettext_noop(
        "%(number)s答复的是另一项信息。信息不同的不是重复申请，请改选处理决定。"
    ),
    "K31": gettext_noop(
        "没有要求申请人说明理由。请先发说明理由告知书，看了理由再决定是否不予处理。"
    ),
    "K32:contact": gettext_noop("写了负责公开的机关（%(organ)s），没有写联系方式。请补上。"),
    "K32:organ": gettext_noop("没有写由哪个机关负责，也没有写为什么不能确定。请写其中一样。"),
    "K33:where": gettext_noop("没有写信息公开在哪里。请写明栏目、标题或者网址。"),
    "K33:vague": gettext_noop("只让申请人自行查询，没有写在哪里。请写明栏目、标题、文号或者网址。"),
    "K33:exact": gettext_noop("公开的位置不够具体。请写到能直接找到：栏目、标题、文号或者网址。"),
    "K34:early": gettext_noop("这一天收费办法还没有施行，不能收费。"),
    "K34:late": gettext_noop("答复期限已经届满，不能再发收费通知。"),
    "K34:twice": gettext_noop("本件已经发过收费通知，两种标准不能同时用。"),
    "K34:free_by_case": gettext_noop(
        "本件是当月第%(quantity)s件，没有超过免费的%(free)s件。不能收费。"
    ),
    "K34:free_by_page": gettext_noop("本件共%(quantity)s页，没有超过免费的%(free)s页。不能收费。"),
    "K34:amount": gettext_noop("金额%(amount)s元与标准不符，应当是%(right)s元。请改正。"),
    "K34:place": gettext_noop("本件是申请人当月第%(place)s件，与拟收费的件数不一致。请重新提出。"),
    "K34:pages": gettext_noop("案卷里拟提供的文件共%(pages)s页，与拟收费的页数不一致。请核对。"),
    "K34:form": gettext_noop(
        "按量收费只用于提供纸质件、邮寄或者复制电子数据；申请人没有要求这样提供。"
    ),
    "K34:split": gettext_noop("计件的申请里有拆分出来的，要在通知里说明怎样拆分、为什么拆分。"),
    "K35": gettext_noop(
        "当月还有%(count)s件同名的申请没有合并计件。请核对是不是同一申请人，再计算件数。"
    ),
    "K36:undecided": gettext_noop("办结日期和处理决定只有一样，年报里会对不上。请重新计算本件。"),
    "K36:uncounted": gettext_noop(
        "本件已经办结，却没有处理决定，年报里会少计一件。请核对办理经过。"
    ),
    "K37": gettext_noop(
        "整件计入了“%(counted)s”，各项合起来应当是“%(whole)s”，只能计一格。请核对处理决定。"
    ),
    "K38:nobody": gettext_noop(
        "还没有人核对过这一稿。请另一位同事对照申请，逐项核对答复内容和附件。"
    ),
    "K38:same": gettext_noop("核对人就是拟稿人。请换一位同事核对。"),
    "K38:text": gettext_noop("这一项没有写申请的内容，无法核对。请写上申请人要的是什么。"),
    "K39:resident_id": gettext_noop("这里有身份证号码（%(shown)s）。请遮盖后再发出。"),
    "K39:mobile": gettext_noop("这里有手机号码（%(shown)s）。请遮盖后再发出。"),
    "K39:bank_card": gettext_noop("这里有银行卡号（%(shown)s）。请遮盖后再发出。"),
    "K39:address": gettext_noop("这里有住址门牌（%(shown)s）。请遮盖后再发出。"),
    "K39:unconfirmed": gettext_noop(
        "要提供的材料还没有确认去掉了个人信息。请保密审查人打开附件核对后确认。"
    ),
    "K40:changed": gettext_noop(
        "上次的决定是“%(before)s”，这次是“%(now)s”。请在理由里写明为什么改变。"
    ),
    "K40:same": gettext_noop(
        "这次的决定与被撤销的相同（%(now)s）。不能以同一事实和理由作出相同的决定，请写明新的事实或者理由。"
    ),
    "K41": gettext_noop(
        "离提交复议、诉讼材料的期限还有%(days)s天，案卷里还没有材料。请马上准备答复书和证据。"
    ),
    "K41:over": gettext_noop(
        "提交复议、诉讼材料的期限已经超过%(days)s天，案卷里没有材料。请立即报告并补交。"
    ),
    "K42": gettext_noop(
        "“%(words)s”可能是刑事司法职能中形成的信息，不是政府信息。"
        "请核对来源；是的话选“其他”，写明不属于政府信息。"
    ),
    "K43": gettext_noop(
        "法释〔2011〕17号已经从2025年6月1日起废止。请删去，需要引用的改引法释〔2025〕8号。"
    ),
    "K44": gettext_noop(
        "“%(words)s”是在要求说明理由，不是补正，不能停止计算期限。请改用“要求说明理由”一步。"
    ),
}
