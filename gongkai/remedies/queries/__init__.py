"""What is shown of remedies and complaints."""

from gongkai.remedies.queries.register import visible_to
from gongkai.remedies.queries.report import behind, direct_anomalies, table_four

__all__ = ["behind", "direct_anomalies", "table_four", "visible_to"]
