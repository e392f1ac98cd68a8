package schema

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"github.com/covetpy/covetgen/runtime/py"
)

// urlKind is what one of pydantic.networks' URL classes implies.
type urlKind struct {
	multi        bool
	schemes      string // blank separated; "" any
	maxLength    int
	hostRequired bool
	host, path   string
	port         int
}

// urlKinds are the URL classes of pydantic.networks.
var urlKinds = map[string]urlKind{
	"AnyUrl":          {},
	"AnyHttpUrl":      {schemes: "http https"},
	"HttpUrl":         {schemes: "http https", maxLength: 2083},
	"AnyWebsocketUrl": {schemes: "ws wss"},
	"WebsocketUrl":    {schemes: "ws wss", maxLength: 2083},
	"FileUrl":         {schemes: "file"},
	"FtpUrl":          {schemes: "ftp"},
	"PostgresDsn": {multi: true, hostRequired: true, schemes: "postgres postgresql postgresql+asyncpg postgresql+pg8000 postgresql+psycopg " +
		"postgresql+psycopg2 postgresql+psycopg2cffi postgresql+py-postgresql postgresql+pygresql"},
	"CockroachDsn":  {hostRequired: true, schemes: "cockroachdb cockroachdb+psycopg2 cockroachdb+asyncpg"},
	"AmqpDsn":       {schemes: "amqp amqps"},
	"RedisDsn":      {schemes: "redis rediss", host: "localhost", port: 6379, path: "/0", hostRequired: true},
	"MongoDsn":      {multi: true, schemes: "mongodb mongodb+srv", port: 27017},
	"KafkaDsn":      {schemes: "kafka", host: "localhost", port: 9092},
	"NatsDsn":       {multi: true, schemes: "nats tls ws wss", host: "localhost", port: 4222},
	"MySQLDsn":      {hostRequired: true, port: 3306, schemes: "mysql mysql+mysqlconnector mysql+aiomysql mysql+asyncmy mysql+mysqldb mysql+pymysql mysql+cymysql mysql+pyodbc"},
	"MariaDBDsn":    {port: 3306, schemes: "mariadb mariadb+mariadbconnector mariadb+pymysql"},
	"ClickHouseDsn": {host: "localhost", port: 9000, schemes: "clickhouse+native clickhouse+asynch clickhouse+http clickhouse clickhouses clickhousedb"},
	"SnowflakeDsn":  {hostRequired: true, schemes: "snowflake"},
}

var (
	baseURLType      = py.RootType(urlTables{}, "pydantic.networks", "_BaseUrl")
	baseMultiURLType = py.RootType(urlTables{}, "pydantic.networks", "_BaseMultiHostUrl")
	anyURLType       = py.Subtype(urlTables{}, "pydantic.networks", "AnyUrl", &baseURLType)

	lazyURLTypes py.Lazy[map[string]*py.Type]
)

// urlTypes are the URL classes by name.
func urlTypes() map[string]*py.Type { return lazyURLTypes.Get(makeURLTypes) }

func makeURLTypes() map[string]*py.Type {
	out := map[string]*py.Type{"AnyUrl": anyURLType}
	for name, k := range urlKinds {
		base := anyURLType
		if k.multi {
			base = baseMultiURLType
		}
		if name != "AnyUrl" {
			out[name] = py.NewBuiltinType("pydantic.networks", name, base)
			out[name].New = newURL(name)
		}
	}
	return out
}

// URLType is the class of pydantic.networks called name, or nil.
func URLType(name string) *py.Type { return urlTypes()[name] }

// URLValue is an instance of one of the URL classes.
type URLValue struct {
	Class *py.Type
	url   *parsedURL
	extra []*parsedURL // the hosts before the last one
}

// Type returns the Python class.
func (u *URLValue) Type() *py.Type { return u.Class }

// String is the URL, with the host in punycode.
func (u *URLValue) String() string { return u.url.text(u.extra) }

// Str is the URL.
func (u *URLValue) Str(t *py.Task) (string, error) { return u.String(), nil }

// Repr is "HttpUrl('...')".
func (u *URLValue) Repr(t *py.Task) (string, error) {
	s, err := py.Repr(t, py.Str(u.String()))
	return u.Class.Name + "(" + s + ")", err
}

// Hash is that of the text.
func (u *URLValue) Hash(t *py.Task) (int64, error) { return py.Hash(t, py.Str(u.String())) }

// Len is the length of the text.
func (u *URLValue) Len() int { return len(u.String()) }

// Compare compares URLs of one class by their text.
func (u *URLValue) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	o, ok := other.(*URLValue)
	if !ok || o.Class != u.Class {
		return py.NotImplemented, nil
	}
	return py.RichCompare(t, op, py.Str(u.String()), py.Str(o.String()))
}

// unicodeHost is the host with punycode decoded.
func (u *URLValue) unicodeHost() string {
	if u.url.domain && isSpecial(u.url.scheme) && strings.Contains(u.url.host, "xn--") {
		if s, err := idna.ToUnicode(u.url.host); err == nil {
			return s
		}
	}
	return u.url.host
}

func optText(s string, ok bool) (py.Value, error) {
	if !ok {
		return py.None, nil
	}
	return py.Str(s), nil
}

func deref(p *string) (py.Value, error) {
	if p == nil {
		return py.None, nil
	}
	return py.Str(*p), nil
}

// GetAttr gives the parts of the URL; methods are left to the class.
func (u *URLValue) GetAttr(t *py.Task, name string) (py.Value, error) {
	p := u.url
	multi := u.Class.IsSubtype(baseMultiURLType)
	switch name {
	case "scheme":
		return py.Str(p.scheme), nil
	case "path":
		return optText(p.path, p.path != "")
	case "query":
		return deref(p.query)
	case "fragment":
		return deref(p.fragment)
	}
	if multi {
		return nil, nil
	}
	switch name {
	case "username":
		return optText(p.username, p.username != "")
	case "password":
		return optText(p.password, p.hasPassword)
	case "host":
		return optText(p.host, p.hasHost)
	case "port":
		if n := p.knownPort(); n >= 0 {
			return py.MakeInt(int64(n)), nil
		}
		return py.None, nil
	}
	return nil, nil
}

// hosts is MultiHostUrl.hosts().
func (u *URLValue) hosts() py.Value {
	out := py.NewList()
	for _, p := range append(append([]*parsedURL(nil), u.extra...), u.url) {
		d := py.NewDict()
		user, _ := optText(p.username, p.username != "")
		pw, _ := optText(p.password, p.hasPassword)
		host, _ := optText(p.host, p.hasHost)
		var port py.Value = py.None
		if n := p.knownPort(); n >= 0 {
			port = py.MakeInt(int64(n))
		}
		d.SetStr("username", user)
		d.SetStr("password", pw)
		d.SetStr("host", host)
		d.SetStr("port", port)
		out.Items = append(out.Items, d)
	}
	return out
}

// Name is that of the wrap validator that Pydantic puts around.
func (n *URL) Name() string { return "function-wrap[wrap_val()]" }

// kind is what applies: the class's own values, overridden by the node's.
func (n *URL) kind() urlKind {
	k := urlKinds[n.Kind]
	if n.AllowedSchemes != nil {
		k.schemes = strings.Join(n.AllowedSchemes, " ")
	}
	if n.MaxLength != nil {
		k.maxLength = *n.MaxLength
	}
	k.hostRequired = k.hostRequired || n.HostRequired
	if n.DefaultHost != "" {
		k.host = n.DefaultHost
	}
	if n.DefaultPath != "" {
		k.path = n.DefaultPath
	}
	if n.DefaultPort != nil {
		k.port = *n.DefaultPort
	}
	return k
}

// Validate reads a URL.
func (n *URL) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	class := urlTypes()[n.Kind]
	if class == nil {
		class = anyURLType
	}
	k := n.kind()
	out := &URLValue{Class: class}
	text := ""
	if v, ok := in.(*URLValue); ok && !st.json {
		if v.Class == class {
			return in, nil
		}
		if v.Class.IsSubtype(baseMultiURLType) && !k.multi && len(v.extra) > 0 {
			text = v.String()
		} else {
			cp := *v.url
			out.url, out.extra = &cp, v.extra
			text = v.String()
		}
	} else {
		probe := *st
		s, err := strInput(t, in, &probe, st.strictOr(n.Strict), false)
		if err != nil {
			return nil, fail(t, st, "url_type", in)
		}
		text = s
	}
	if k.maxLength > 0 && len(text) > k.maxLength {
		return nil, fail(t, st, "url_too_long", in, "max_length", k.maxLength)
	}
	if out.url == nil {
		problem := ""
		if k.multi {
			out.url, out.extra, problem = parseMultiURL(text)
		} else {
			out.url, problem = parseURL(text)
		}
		if problem != "" {
			return nil, fail(t, st, "url_parsing", in, "error", problem)
		}
	}
	if k.schemes != "" {
		schemes := strings.Fields(k.schemes)
		found := false
		for _, s := range schemes {
			found = found || s == out.url.scheme
		}
		if !found {
			for i, s := range schemes {
				schemes[i] = "'" + s + "'"
			}
			return nil, fail(t, st, "url_scheme", in, "expected_schemes", expectedText(schemes))
		}
	}
	if problem := out.url.fillDefaults(k); problem != "" {
		return nil, fail(t, st, "url_parsing", in, "error", problem)
	}
	st.floor(exactLax)
	return out, nil
}

// fillDefaults puts in the host, port and path that a class implies.
func (u *parsedURL) fillDefaults(k urlKind) string {
	if !u.hasHost {
		if k.host != "" {
			u.authority = true
			if problem := u.setOpaqueHost(k.host); problem != "" {
				return problem
			}
		} else if k.hostRequired {
			return errURLEmptyHost
		}
	}
	if k.port > 0 && u.port < 0 {
		if !u.hasHost {
			return errURLEmptyHost
		}
		u.port = k.port
	}
	if k.path != "" && (u.path == "" || u.path == "/") {
		u.path = k.path
	}
	return ""
}

// parseMultiURL parses a URL with several hosts, separated by commas.
func parseMultiURL(s string) (u *parsedURL, extra []*parsedURL, problem string) {
	if s == "" {
		return nil, nil, errURLEmptyInput
	}
	start := strings.IndexFunc(s, func(r rune) bool { return r > ' ' })
	if start < 0 {
		return nil, nil, errURLRelative
	}
	i := start
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.') {
		i++
	}
	if i == start || i >= len(s) || s[i] != ':' {
		return nil, nil, errURLRelative
	}
	scheme := strings.ToLower(s[start:i])
	i++
	for i < len(s) && (s[i] == '/' || s[i] == '\\') {
		i++
	}
	prefix := s[:i]
	var hosts []string
	from := i
loop:
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '/' || c == '?' || c == '#' || c == '\\' && isSpecial(scheme):
			break loop
		case c == ',':
			if from == i {
				return nil, nil, errURLEmptyHost
			}
			hosts = append(hosts, s[from:i])
			from = i + 1
		}
	}
	if u, problem = parseURL(prefix + s[from:]); problem != "" {
		return nil, nil, problem
	}
	if len(hosts) > 0 && !u.hasHost {
		return nil, nil, errURLEmptyHost
	}
	for _, h := range hosts {
		e, problem := parseURL(prefix + h)
		if problem != "" {
			return nil, nil, problem
		}
		if !e.hasHost {
			return nil, nil, errURLEmptyHost
		}
		extra = append(extra, e)
	}
	return u, extra, ""
}

type urlTables struct{}

// Fill implements py.Tables.
func (urlTables) Fill() {
	urlOf := func(v py.Value) *URLValue { return v.(*URLValue) }
	methods := []py.Method{
		{Name: "unicode_host", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return optText(urlOf(v).unicodeHost(), urlOf(v).url.hasHost)
		}},
		{Name: "unicode_string", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			u := *urlOf(v)
			p := *u.url
			p.host = u.unicodeHost()
			return py.Str(p.text(u.extra)), nil
		}},
		{Name: "encoded_string", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return py.Str(urlOf(v).String()), nil
		}},
		{Name: "query_params", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			out := py.NewList()
			if q := urlOf(v).url.query; q != nil {
				for _, pair := range strings.Split(*q, "&") {
					if pair == "" {
						continue
					}
					k, x, _ := strings.Cut(pair, "=")
					out.Items = append(out.Items, py.NewTuple(py.Str(formDecode(k)), py.Str(formDecode(x))))
				}
			}
			return out, nil
		}},
		{Name: "hosts", Kind: py.NoArgs, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) { return urlOf(v).hosts(), nil }},
		{Name: "__deepcopy__", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) { return v, nil }},
	}
	for _, c := range []*py.Type{baseURLType, baseMultiURLType} {
		c.SetMethods(methods, "repr str hash eq ne lt le gt ge len")
	}
	anyURLType.New = newURL("AnyUrl")
}

// newURL is __new__ of the class called name.
func newURL(name string) func(*py.Task, *py.Type, []py.Value, []py.Kw) (py.Value, error) {
	return func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := namedArgs(cls.Name+".__init__", []string{"url"}, pos, kw)
		if err != nil {
			return nil, err
		}
		if args["url"] == nil {
			return nil, py.Raise(py.TypeError, "_BaseUrl.__init__() missing 1 required positional argument: 'url'")
		}
		return ValidateOrRaise(t, &URL{Kind: name}, args["url"], Options{Title: name})
	}
}

// formDecode decodes a part of a query.
func formDecode(s string) string {
	if out, err := url.QueryUnescape(s); err == nil {
		return out
	}
	return percentDecode(strings.ReplaceAll(s, "+", " "))
}
