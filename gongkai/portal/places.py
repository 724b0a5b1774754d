"""Which columns the portal leads to from its header and first page.

Columns are found by the codes of the catalogue; one that an office does not have is left out.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

# 主导航, between 首页 and the pages that are no columns.
NAVIGATION: Final = (
    "zhengwu-dongtai",
    "zhengce",
    "xinxi-gongkai",
    "zhongdian-lingyu",
    "zhengmin-hudong",
)

# 常用入口: what people come for. The first part is a column's code or a path of the portal.
ENTRIES: Final = (
    ("/requests/", _("申请公开政府信息"), _("网上、当面、邮寄都可以申请，进度随时可查。")),
    ("zhengce", _("查政策文件"), _("文号、有效性和解读放在一起。")),
    ("jigou-shezhi", _("看谁负责什么"), _("本级部门、乡镇和街道的名录。")),
    ("/reports/", _("看公开年报"), _("各机关一年公开了什么、答复了什么。")),
)

# 互动与回应: columns shown together on the first page.
EXCHANGE: Final = (
    "yijian-zhengji",
    "huiying-guanqie",
    "zhengfu-huiyi",
    "hudong-yuebao",
    "zaixian-fangtan",
    "wangshang-diaocha",
)

POLICIES: Final = "zhengce"
