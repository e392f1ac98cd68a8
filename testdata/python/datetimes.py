from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 2, 29, 12, 30, 45, 123456)
print(d, repr(d), d.isoformat(), d.date(), d.time(), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %b"), d + timedelta(days=1, hours=2), d - datetime(2024, 1, 1), d.replace(year=2023, day=1), d.timetuple()[:6], d.toordinal(), d.ctime())
print(timedelta(days=1, seconds=3661, milliseconds=5), repr(timedelta(hours=-1)), timedelta(weeks=1).total_seconds(), timedelta(days=2) / 2, timedelta(hours=5) // timedelta(hours=2), abs(timedelta(days=-1)), timedelta(1) > timedelta(hours=3), str(timedelta(days=-1, seconds=5)))
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(u, u.isoformat(), u.astimezone(timezone(timedelta(hours=2))), u.timestamp(), u.tzinfo, u.utcoffset(), datetime.fromtimestamp(0, timezone.utc), datetime.fromisoformat("2024-01-02T03:04:05+02:00"), datetime.strptime("02/01/24 10:11", "%d/%m/%y %H:%M"), date.fromisoformat("2024-05-06"), time(1, 2, 3), time.fromisoformat("10:20"), date(2024, 1, 31) - date(2023, 1, 31), date.min, datetime.max)
print(sorted([date(2024, 1, 2), date(2024, 1, 1)]), date(2024, 1, 1) == datetime(2024, 1, 1).date(), {date(2024, 1, 1): 1}, d == d.replace(), min(d, d + timedelta(1)))
for bad in (lambda: datetime(2024, 13, 1), lambda: date(2023, 2, 29), lambda: datetime.fromisoformat("x"), lambda: datetime.strptime("a", "%Y"), lambda: d - u, lambda: d < u, lambda: date(1, 1, 1) - timedelta(1), lambda: time(25)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
