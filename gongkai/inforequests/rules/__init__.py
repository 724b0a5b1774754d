"""The rules of 依申请公开 as plain Python: no Django, no database, no wall clock.

Working days come in as a `WorkdayCalendar`; what the law leaves open comes in as a
`ClockPolicy` whose every value says how certain it is.
"""
