"""The words of the demonstration."""

from __future__ import annotations

from gongkai.demo import errors

REFUSALS = {
    errors.RealDataPresent.code: (
        "数据库里已有不是演示的数据，没有装载。请换一个数据文件夹（GONGKAI_DATA），"
        "或加 --replace：现有数据会原样另存后再装载。"
    ),
    errors.AlreadyLoaded.code: (
        "演示数据已经装载过了。如要重新装载，请加 --replace：现有数据会原样另存。"
    ),
    errors.LoadUnderWay.code: "另一个装载正在进行，请等它结束。",
}
