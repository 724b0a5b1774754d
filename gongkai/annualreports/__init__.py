"""年度报告: the statutory annual report on government information disclosure (条例第49、50条)."""
