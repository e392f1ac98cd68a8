package py

import (
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// TypeZoneInfo is zoneinfo.ZoneInfo.
var TypeZoneInfo = newSubtype(datetimeTables{}, "zoneinfo", "ZoneInfo", &TypeTZInfo)

// ZoneInfoNotFoundError is zoneinfo.ZoneInfoNotFoundError.
var ZoneInfoNotFoundError = newBuiltinType("zoneinfo", "ZoneInfoNotFoundError", &KeyError)

// ZoneInfo is zoneinfo.ZoneInfo over the system's time zone data.
type ZoneInfo struct {
	Key string
	loc *time.Location
}

// Type implements Value.
func (*ZoneInfo) Type() *Type { return TypeZoneInfo }

var zoneCache sync.Map // key -> *ZoneInfo, as ZoneInfo's own cache: one object per key

// NewZoneInfo is ZoneInfo(key); ValueError for bad keys, ZoneInfoNotFoundError.
func NewZoneInfo(key string) (*ZoneInfo, error) {
	if z, ok := zoneCache.Load(key); ok {
		return z.(*ZoneInfo), nil
	}
	switch clean := path.Clean(key); {
	case strings.HasPrefix(key, "/"):
		return nil, Raise(ValueError, "ZoneInfo keys may not be absolute paths, got: %s", key)
	case len(clean) != len(key):
		return nil, Raise(ValueError, "ZoneInfo keys must be normalized relative paths, got: %s", key)
	case clean == "." || clean == ".." || strings.HasPrefix(clean, "../"):
		return nil, Raise(ValueError, "ZoneInfo keys must refer to subdirectories of TZPATH, got: %s", key)
	}
	loc, err := time.LoadLocation(key)
	if err != nil || key == "Local" {
		return nil, NewException(nil, ZoneInfoNotFoundError, Str("No time zone found with key "+key))
	}
	z, _ := zoneCache.LoadOrStore(key, &ZoneInfo{Key: key, loc: loc})
	return z.(*ZoneInfo), nil
}

// at finds the zone's rule at a clock time; fold chooses in overlaps and gaps
// as PEP 495 says.
func (z *ZoneInfo) at(dt *DateTime) (name string, offset int, dst bool) {
	wall := dt.seconds() - epochSeconds
	// The offsets that hold a day before and after cover every candidate.
	try := func(u int64) (string, int, bool) {
		t := time.Unix(u, 0).In(z.loc)
		n, o := t.Zone()
		return n, o, t.IsDST()
	}
	_, early, _ := try(wall - secondsPerDay)
	_, late, _ := try(wall + secondsPerDay)
	n1, o1, d1 := try(wall - int64(early))
	n2, o2, d2 := try(wall - int64(late))
	ok1, ok2 := o1 == early, o2 == late
	switch {
	case ok1 && (early == late || !ok2):
		return n1, o1, d1
	case ok2 && !ok1:
		return n2, o2, d2
	case ok1 && ok2:
		// Both readings exist: an overlap, the earlier offset first.
		if dt.Fold == 0 {
			return n1, o1, d1
		}
		return n2, o2, d2
	}
	// A gap: before the transition's offset for fold 0, after it for fold 1.
	if dt.Fold == 0 {
		n, _, d := try(wall - int64(early) - int64(max(late-early, 0)))
		return n, early, d
	}
	n, _, d := try(wall - int64(late) + int64(max(late-early, 0)))
	return n, late, d
}

// offset is utcoffset(dt); nil for dt None unless the offset is fixed.
func (z *ZoneInfo) offset(dt Value) *TimeDelta {
	d, ok := Unwrap(dt).(*DateTime)
	if !ok {
		if z.fixed() {
			d = &DateTime{Year: 2000, Month: 1, Day: 1}
		} else {
			return nil
		}
	}
	_, off, _ := z.at(d)
	r, _ := NewTimeDelta(0, int64(off), 0)
	return r
}

// fixed tells zones without transitions, which have an offset without a date.
func (z *ZoneInfo) fixed() bool {
	start := time.Unix(0, 0).In(z.loc)
	_, off := start.Zone()
	for _, u := range []int64{-1 << 36, 915148800, 930787200, 1704067200, 1720000000} {
		if _, o := time.Unix(u, 0).In(z.loc).Zone(); o != off {
			return false
		}
	}
	return true
}

// dst is the daylight saving part: the difference to the nearest standard time.
func (z *ZoneInfo) dst(dt Value) *TimeDelta {
	d, ok := Unwrap(dt).(*DateTime)
	if !ok {
		if z.fixed() {
			return &TimeDelta{}
		}
		return nil
	}
	_, off, isDST := z.at(d)
	if !isDST {
		return &TimeDelta{}
	}
	u := time.Unix(d.seconds()-epochSeconds-int64(off), 0)
	for step := 1; step <= 12; step++ {
		for _, sign := range []int{-1, 1} {
			t := u.Add(time.Duration(sign*step) * 30 * 24 * time.Hour).In(z.loc)
			if _, o := t.Zone(); !t.IsDST() && o != off {
				r, _ := NewTimeDelta(0, int64(off-o), 0)
				return r
			}
		}
	}
	return &TimeDelta{Seconds: 3600}
}

// name is tzname(dt).
func (z *ZoneInfo) name(dt Value) Value {
	d, ok := Unwrap(dt).(*DateTime)
	if !ok {
		if !z.fixed() {
			return None
		}
		d = &DateTime{Year: 2000, Month: 1, Day: 1}
	}
	n, _, _ := z.at(d)
	return Str(n)
}

// fromUTC converts UTC's clock to the zone's, setting fold for the second of two
// equal clock times.
func (z *ZoneInfo) fromUTC(dt *DateTime) (*DateTime, error) {
	u := dt.seconds() - epochSeconds
	_, off := time.Unix(u, 0).In(z.loc).Zone()
	r, err := dateTimeAt(dt.seconds()+int64(off), dt.Microsecond, dt.TZ)
	if err != nil {
		return nil, err
	}
	if _, before := time.Unix(u-secondsPerDay, 0).In(z.loc).Zone(); before > off {
		// The same clock time under the earlier, larger offset.
		if _, o := time.Unix(u+int64(off)-int64(before), 0).In(z.loc).Zone(); o == before {
			r.Fold = 1
		}
	}
	return r, nil
}

// Repr implements Reprer.
func (z *ZoneInfo) Repr(t *Task) (string, error) {
	return "zoneinfo.ZoneInfo(key=" + StrRepr(z.Key) + ")", nil
}

// Str implements Strer.
func (z *ZoneInfo) Str(t *Task) (string, error) { return z.Key, nil }

// zoneKeys lists the keys of the system's database: available_timezones().
func zoneKeys() []string {
	var keys []string
	var walk func(dir, prefix string)
	walk = func(dir, prefix string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return
		}
		for _, e := range entries {
			name := prefix + e.Name()
			switch {
			case name == "right" || name == "posix":
			case e.IsDir():
				walk(dir+"/"+e.Name(), name+"/")
			default:
				b, err := os.ReadFile(dir + "/" + e.Name())
				if err == nil && strings.HasPrefix(string(b), "TZif") && name != "posixrules" && name != "localtime" {
					keys = append(keys, name)
				}
			}
		}
	}
	walk("/usr/share/zoneinfo", "")
	return keys
}
