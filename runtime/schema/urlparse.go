package schema

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
	"golang.org/x/net/idna"
)

// The WHATWG URL parser as the url crate has it, for absolute URLs, with the
// crate's error texts.

const (
	errURLEmptyInput = "input is empty"
	errURLEmptyHost  = "empty host"
	errURLIdna       = "invalid international domain name"
	errURLPort       = "invalid port number"
	errURLIPv4       = "invalid IPv4 address"
	errURLIPv6       = "invalid IPv6 address"
	errURLDomain     = "invalid domain character"
	errURLRelative   = "relative URL without a base"
)

// specialPorts are the special schemes with their default ports; -1 for none.
var specialPorts = map[string]int{"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "file": -1}

// parsedURL is an absolute URL in its normal form.
type parsedURL struct {
	scheme             string
	authority          bool // has "//"
	username, password string
	hasPassword        bool
	host               string
	hasHost            bool
	domain             bool // the host is a name, no address
	port               int  // -1: none or the default
	path               string
	query, fragment    *string
}

func isSpecial(scheme string) bool { _, ok := specialPorts[scheme]; return ok }

// parseURL parses an absolute URL; problem is the crate's error text.
func parseURL(s string) (u *parsedURL, problem string) {
	if s == "" {
		return nil, errURLEmptyInput
	}
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	i := strings.IndexByte(s, ':')
	if i <= 0 || !validScheme(s[:i]) {
		return nil, errURLRelative
	}
	u = &parsedURL{scheme: strings.ToLower(s[:i]), port: -1}
	rest := s[i+1:]
	switch {
	case u.scheme == "file":
		return u, u.parseFile(rest)
	case isSpecial(u.scheme):
		return u, u.parseAuthority(strings.TrimLeft(rest, "/\\"))
	case strings.HasPrefix(rest, "//"):
		return u, u.parseAuthority(rest[2:])
	case strings.HasPrefix(rest, "/"):
		u.parsePath(rest)
		return u, ""
	}
	// an opaque path
	path, tail := cutAny(rest, "?#")
	u.path = percentEncode(path, setControls)
	u.parseTail(tail)
	return u, ""
}

func validScheme(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if c >= 'a' && c <= 'z' {
			continue
		}
		if i == 0 || !(s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.') {
			return false
		}
	}
	return s != ""
}

// cutAny cuts s before the first of the bytes in set.
func cutAny(s, set string) (before, from string) {
	if i := strings.IndexAny(s, set); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// parseAuthority parses what follows "//".
func (u *parsedURL) parseAuthority(s string) string {
	u.authority = true
	special := isSpecial(u.scheme)
	ends := "/?#"
	if special {
		ends = "/?#\\"
	}
	auth, rest := cutAny(s, ends)
	userinfo := false
	if at := strings.LastIndexByte(auth, '@'); at >= 0 {
		info := auth[:at]
		auth = auth[at+1:]
		if info == "" && auth == "" && rest != "" {
			return errURLEmptyHost
		}
		userinfo = info != ""
		name, pw, hasPW := strings.Cut(info, ":")
		u.username = percentEncode(name, setUserinfo)
		if hasPW {
			u.password = percentEncode(pw, setUserinfo)
			u.hasPassword = pw != ""
		}
	}
	host, port := splitPort(auth)
	switch {
	case special && host == "":
		return errURLEmptyHost
	case special:
		if problem := u.setHost(host); problem != "" {
			return problem
		}
	case host == "":
		if userinfo || port != "" {
			return errURLEmptyHost
		}
	default:
		if problem := u.setOpaqueHost(host); problem != "" {
			return problem
		}
	}
	if len(port) > 1 {
		n, err := strconv.ParseUint(port[1:], 10, 32)
		if err != nil || n > 65535 || !allDigits(port[1:]) {
			return errURLPort
		}
		if def, ok := specialPorts[u.scheme]; !ok || def != int(n) {
			u.port = int(n)
		}
	}
	u.parsePath(rest)
	return ""
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i]-'0' > 9 {
			return false
		}
	}
	return true
}

// splitPort cuts "host:port" at the first colon outside brackets; port keeps
// its colon.
func splitPort(s string) (host, port string) {
	inside := false
	for i := range len(s) {
		switch s[i] {
		case '[':
			inside = true
		case ']':
			inside = false
		case ':':
			if !inside {
				return s[:i], s[i:]
			}
		}
	}
	return s, ""
}

// idnaProfile is UTS 46 processing as browsers do it.
var idnaProfile py.Lazy[*idna.Profile]

func newIDNAProfile() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false), idna.StrictDomainName(false),
		idna.CheckHyphens(false), idna.CheckJoiners(true), idna.VerifyDNSLength(false))
}

// setHost parses the host of a special URL.
func (u *parsedURL) setHost(s string) string {
	u.hasHost = true
	if strings.HasPrefix(s, "[") {
		return u.setIPv6(s)
	}
	name := percentDecode(s)
	if !utf8.ValidString(name) {
		return errURLIdna
	}
	ascii := strings.ToLower(name)
	if !isASCII(name) || strings.Contains(ascii, "xn--") {
		var err error
		if ascii, err = idnaProfile.Get(newIDNAProfile).ToASCII(name); err != nil {
			return errURLIdna
		}
	}
	if ascii == "" {
		return errURLEmptyHost
	}
	for i := range len(ascii) {
		if c := ascii[i]; c <= ' ' || c == 0x7f || strings.IndexByte("#/:<>?@[\\]^|%", c) >= 0 {
			return errURLIdna
		}
	}
	if endsInNumber(ascii) {
		ip, ok := parseIPv4(ascii)
		if !ok {
			return errURLIPv4
		}
		u.host = ip
		return ""
	}
	u.host, u.domain = ascii, true
	return ""
}

func (u *parsedURL) setIPv6(s string) string {
	if !strings.HasSuffix(s, "]") {
		return errURLIPv6
	}
	inner := s[1 : len(s)-1]
	addr, err := netip.ParseAddr(inner)
	if err != nil || !addr.Is6() || addr.Zone() != "" {
		return errURLIPv6
	}
	u.hasHost = true
	u.host = "[" + formatIPv6(addr) + "]"
	return ""
}

// formatIPv6 writes the address with the longest run of zeros compressed and
// without dotted parts.
func formatIPv6(a netip.Addr) string {
	b := a.As16()
	var pieces [8]uint16
	for i := range pieces {
		pieces[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	start, length := -1, 1
	for i := 0; i < 8; {
		if pieces[i] != 0 {
			i++
			continue
		}
		j := i
		for j < 8 && pieces[j] == 0 {
			j++
		}
		if j-i > length {
			start, length = i, j-i
		}
		i = j
	}
	var out strings.Builder
	for i := 0; i < 8; i++ {
		if i == start {
			out.WriteByte(':')
			if i == 0 {
				out.WriteByte(':')
			}
			i += length - 1
			continue
		}
		out.WriteString(strconv.FormatUint(uint64(pieces[i]), 16))
		if i < 7 {
			out.WriteByte(':')
		}
	}
	return out.String()
}

// setOpaqueHost parses the host of a URL that is not special.
func (u *parsedURL) setOpaqueHost(s string) string {
	if strings.HasPrefix(s, "[") {
		return u.setIPv6(s)
	}
	for _, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune("\x00\t\n\r #/:<>?@[\\]^|", r) {
			return errURLDomain
		}
	}
	u.hasHost, u.domain = true, true
	u.host = percentEncode(s, setControls)
	return ""
}

func endsInNumber(s string) bool {
	parts := strings.Split(s, ".")
	last := parts[len(parts)-1]
	if last == "" {
		if len(parts) == 1 {
			return false
		}
		last = parts[len(parts)-2]
	}
	if last != "" && allDigits(last) {
		return true
	}
	_, ok := ipv4Number(last)
	return ok
}

// ipv4Number reads a part of an IPv4 address: decimal, octal or hex.
func ipv4Number(s string) (uint64, bool) {
	if s == "" {
		return 0, false
	}
	base := 10
	switch {
	case strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0X"):
		s, base = s[2:], 16
	case len(s) >= 2 && s[0] == '0':
		s, base = s[1:], 8
	}
	if s == "" {
		return 0, true
	}
	if strings.ContainsAny(s, "+-_") {
		return 0, false
	}
	n, err := strconv.ParseUint(s, base, 64)
	return n, err == nil
}

func parseIPv4(s string) (string, bool) {
	parts := strings.Split(s, ".")
	if parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 4 || len(parts) == 0 {
		return "", false
	}
	var ip uint64
	for i, p := range parts {
		n, ok := ipv4Number(p)
		if !ok {
			return "", false
		}
		if i == len(parts)-1 {
			if n >= 1<<(8*uint(5-len(parts))) {
				return "", false
			}
			ip += n
			break
		}
		if n > 255 {
			return "", false
		}
		ip += n << (8 * uint(3-i))
	}
	return netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)}).String(), true
}

// parseFile parses what follows "file:".
func (u *parsedURL) parseFile(s string) string {
	u.authority = true
	slash := func(s string) bool { return s != "" && (s[0] == '/' || s[0] == '\\') }
	if slash(s) && slash(s[1:]) {
		host, rest := cutAny(s[2:], "/\\?#")
		if drive := len(host) == 2 && (host[1] == ':' || host[1] == '|'); drive {
			rest = "/" + s[2:]
		} else if host != "" {
			if problem := u.setHost(host); problem != "" {
				return problem
			}
			if u.host == "localhost" {
				u.host, u.hasHost, u.domain = "", false, false
			}
		}
		u.parsePath(rest)
		return ""
	}
	u.parsePath(s)
	return ""
}

// parsePath parses path, query and fragment.
func (u *parsedURL) parsePath(s string) {
	path, tail := cutAny(s, "?#")
	u.parseTail(tail)
	special := isSpecial(u.scheme)
	if special {
		path = strings.ReplaceAll(path, "\\", "/")
	}
	if path == "" {
		if special {
			u.path = "/"
		}
		return
	}
	path = strings.TrimPrefix(path, "/")
	var out []string
	segments := strings.Split(path, "/")
	for i, seg := range segments {
		last := i == len(segments)-1
		switch strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(seg, "%2e", "."), "%2E", ".")) {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, percentEncode(seg, setPath))
		}
	}
	u.path = "/" + strings.Join(out, "/")
}

func (u *parsedURL) parseTail(s string) {
	s, frag, hasFrag := strings.Cut(s, "#")
	if hasFrag {
		f := percentEncode(frag, setFragment)
		u.fragment = &f
	}
	if strings.HasPrefix(s, "?") {
		set := setQuery
		if isSpecial(u.scheme) {
			set = setSpecialQuery
		}
		q := percentEncode(s[1:], set)
		u.query = &q
	}
}

// encodeSet are the ASCII characters that are percent-encoded besides controls.
type encodeSet string

const (
	setControls     encodeSet = ""
	setFragment     encodeSet = " \"<>`"
	setPath         encodeSet = " \"<>`#?{}"
	setUserinfo     encodeSet = " \"<>`#?{}/:;=@[\\]^|"
	setQuery        encodeSet = " \"#<>"
	setSpecialQuery encodeSet = " \"#<>'"
)

func percentEncode(s string, set encodeSet) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7f || strings.IndexByte(string(set), c) >= 0 {
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func percentDecode(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0 {
			out = append(out, byte(hexDigit(s[i+1])<<4|hexDigit(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// hostPart is "user:password@host:port".
func (u *parsedURL) hostPart() string {
	var b strings.Builder
	if u.username != "" || u.hasPassword {
		b.WriteString(u.username)
		if u.hasPassword {
			b.WriteString(":" + u.password)
		}
		b.WriteByte('@')
	}
	b.WriteString(u.host)
	if u.port >= 0 {
		b.WriteString(":" + strconv.Itoa(u.port))
	}
	return b.String()
}

// text is the URL; extra hosts go before its own.
func (u *parsedURL) text(extra []*parsedURL) string {
	var b strings.Builder
	b.WriteString(u.scheme + ":")
	if u.authority {
		b.WriteString("//")
		for _, e := range extra {
			b.WriteString(e.hostPart() + ",")
		}
		b.WriteString(u.hostPart())
	}
	b.WriteString(u.path)
	if u.query != nil {
		b.WriteString("?" + *u.query)
	}
	if u.fragment != nil {
		b.WriteString("#" + *u.fragment)
	}
	return b.String()
}

// knownPort is the port or the scheme's default; -1 for none.
func (u *parsedURL) knownPort() int {
	if u.port >= 0 {
		return u.port
	}
	if p, ok := specialPorts[u.scheme]; ok {
		return p
	}
	return -1
}
