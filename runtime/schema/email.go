package schema

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"

	"github.com/covetpy/covetgen/runtime/py"
)

// The rules and messages of the email-validator package, without its DNS
// questions, as pydantic.networks.validate_email calls it.

const maxEmailLength = 2048

// reservedDomains are email-validator's SPECIAL_USE_DOMAIN_NAMES.
var reservedDomains = []string{"arpa", "invalid", "local", "localhost", "onion", "test"}

// roleMailboxes are local parts that email-validator writes in lower case.
var roleMailboxes = map[string]bool{
	"info": true, "marketing": true, "sales": true, "support": true, "abuse": true, "noc": true, "security": true, "postmaster": true,
	"hostmaster": true, "usenet": true, "news": true, "webmaster": true, "www": true, "uucp": true, "ftp": true,
}

const atext = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_!#$%&'*+-/=?^`{|}~"

func isAtext(r rune) bool { return r < utf8.RuneSelf && strings.ContainsRune(atext, r) }

func isHostRune(r rune) bool {
	return r >= utf8.RuneSelf || r == '-' || r == '.' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
}

// emailError is an EmailSyntaxError's text.
type emailError string

// displayRune is email-validator's safe_character_display.
func displayRune(r rune) string {
	if r == '\\' {
		return `"\"`
	}
	if unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) {
		s, err := py.Repr(nil, py.Str(string(r)))
		if err == nil {
			return s
		}
	}
	if name := runenames.Name(r); name != "" && name[0] != '<' {
		return name
	}
	if r < 0xffff {
		return fmt.Sprintf("U+%04X", r)
	}
	return fmt.Sprintf("U+%08X", r)
}

// badRunes lists the characters that do not fit, sorted by how they are shown.
func badRunes(s string, fits func(rune) bool) string {
	seen := map[string]bool{}
	var out []string
	for _, r := range s {
		if d := displayRune(r); !fits(r) && !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	sort.Strings(out)
	return strings.Join(out, ", ")
}

func dotAtom(s string, fits func(rune) bool) bool {
	for _, part := range strings.Split(s, ".") {
		if part == "" {
			return false
		}
		for _, r := range part {
			if !fits(r) {
				return false
			}
		}
	}
	return true
}

// cutUnquoted cuts s at the first of specials outside quotes.
func cutUnquoted(s, specials string) (left, right string, problem emailError) {
	quoted, escaped := false, false
	for i, r := range s {
		switch {
		case composed(s[i:], r):
		case quoted:
			switch {
			case r == '\\' && !escaped:
				escaped = true
				continue
			case r == '"' && !escaped:
				quoted = false
			}
			escaped = false
		case r == '"':
			quoted = true
		case strings.ContainsRune(specials, r):
			return s[:i], s[i:], ""
		}
	}
	switch {
	case strings.ContainsRune(s, '\uff20'):
		return "", "", `The email address has the "full-width" at-sign (@) character instead of a regular at-sign.`
	case strings.ContainsRune(s, '\ufe6b'):
		return "", "", `The email address has the "small commercial at" character instead of a regular at-sign.`
	}
	return "", "", "An email address must have an @-sign."
}

// composed holds when the character changes under NFC with what follows it.
func composed(rest string, r rune) bool {
	if n := utf8.RuneLen(r); len(rest) > n && rest[n] < utf8.RuneSelf {
		return false
	}
	first, _ := utf8.DecodeRuneInString(norm.NFC.String(rest))
	return first != r
}

// unquote removes the quotes around a quoted string.
func unquote(s string) (text string, quoted bool, problem emailError) {
	if !strings.HasPrefix(s, `"`) {
		return s, false, ""
	}
	var b strings.Builder
	escaped := false
	for i, r := range s[1:] {
		switch {
		case escaped:
			b.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			if rest := s[i+2:]; rest != "" {
				var shown []string
				for _, c := range rest {
					shown = append(shown, displayRune(c))
				}
				return "", false, emailError("Extra character(s) found after close quote: " + strings.Join(shown, ", "))
			}
			return b.String(), true, ""
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), true, ""
}

// unsafeRunes is check_unsafe_chars.
func unsafeRunes(s string, allowSpace bool) emailError {
	seen := map[rune]bool{}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S):
		case unicode.Is(unicode.M, r) && i > 0:
		case unicode.Is(unicode.Zs, r) && allowSpace:
		default:
			seen[r] = true
		}
	}
	if len(seen) == 0 {
		return ""
	}
	var runes []rune
	for r := range seen {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	var shown []string
	for _, r := range runes {
		shown = append(shown, displayRune(r))
	}
	return emailError("The email address contains unsafe characters: " + strings.Join(shown, ", ") + ".")
}

// checkDots is check_dot_atom.
func checkDots(s, start, end string, host bool) emailError {
	with := func(format, what string) emailError { return emailError(strings.Replace(format, "{}", what, 1)) }
	switch {
	case strings.HasSuffix(s, "."):
		return with(end, "period")
	case strings.HasPrefix(s, "."):
		return with(start, "period")
	case strings.Contains(s, ".."):
		return "An email address cannot have two periods in a row."
	case !host:
		return ""
	case strings.HasSuffix(s, "-"):
		return with(end, "hyphen")
	case strings.HasPrefix(s, "-"):
		return with(start, "hyphen")
	case strings.Contains(s, ".-") || strings.Contains(s, "-."):
		return "An email address cannot have a period and a hyphen next to each other."
	}
	return ""
}

// checkLocal is validate_email_local_part; ascii reports whether the part
// needs no SMTPUTF8.
func checkLocal(local string, quoted bool) (out string, ascii bool, problem emailError) {
	if local == "" {
		return "", true, "There must be something before the @-sign."
	}
	if dotAtom(local, isAtext) {
		return local, true, ""
	}
	intl := func(r rune) bool { return isAtext(r) || r >= utf8.RuneSelf }
	switch {
	case dotAtom(local, intl):
		return local, false, unsafeRunes(local, false)
	case quoted:
		bad := badRunes(local, func(r rune) bool { return r >= 0x20 && r <= 0x7e || r >= utf8.RuneSelf })
		if bad != "" {
			return "", false, emailError("The email address contains invalid characters in quotes before the @-sign: " + bad + ".")
		}
		if problem := unsafeRunes(local, true); problem != "" {
			return "", false, problem
		}
		return `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(local) + `"`, isASCII(local), ""
	}
	if bad := badRunes(local, func(r rune) bool { return intl(r) || r == '.' }); bad != "" {
		return "", false, emailError("The email address contains invalid characters before the @-sign: " + bad + ".")
	}
	if problem := checkDots(local, "An email address cannot start with a {}.", "An email address cannot have a {} immediately before the @-sign.", false); problem != "" {
		return "", false, problem
	}
	return "", false, "The email address contains invalid characters before the @-sign."
}

var (
	// emailIDNA maps a domain by UTS 46; emailASCII encodes it by IDNA 2008.
	emailIDNA, emailASCII py.Lazy[*idna.Profile]

	// compiled on first use: a service without email fields pays nothing
	hostAtom     = emailPattern{text: `^(?:(?:[a-zA-Z0-9][a-zA-Z0-9\-]*)?[a-zA-Z0-9])(?:\.(?:(?:[a-zA-Z0-9][a-zA-Z0-9\-]*)?[a-zA-Z0-9]))*$`}
	twoDashes    = emailPattern{text: `^..--`}
	endsInLetter = emailPattern{text: `[A-Za-z]$`}
	ipv4Literal  = emailPattern{text: `^[0-9.]+$`}
)

func newEmailIDNA() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.CheckHyphens(false), idna.VerifyDNSLength(false))
}

func newEmailASCII() *idna.Profile {
	return idna.New(idna.ValidateForRegistration(), idna.VerifyDNSLength(false))
}

// emailPattern is a regular expression that is compiled on its first use.
type emailPattern struct {
	text string
	lazy py.Lazy[*regexp.Regexp]
}

func (p *emailPattern) get() *regexp.Regexp {
	return p.lazy.Get(func() *regexp.Regexp { return regexp.MustCompile(p.text) })
}

func tooMany(s string, limit int) string {
	diff := utf8.RuneCountInString(s) - limit
	return fmt.Sprintf("(%d character%s too many)", diff, plural(diff > 1))
}

func plural(many bool) string {
	if many {
		return "s"
	}
	return ""
}

// checkDomain is validate_email_domain_name: the domain as written and in ASCII.
func checkDomain(domain string) (display, ascii string, problem emailError) {
	if utf8.RuneCountInString(domain) > 253 {
		return "", "", emailError("The email address is too long after the @-sign " + tooMany(domain, 253) + ".")
	}
	if bad := badRunes(domain, isHostRune); bad != "" {
		return "", "", emailError("The part after the @-sign contains invalid characters: " + bad + ".")
	}
	if problem := unsafeRunes(domain, false); problem != "" {
		return "", "", problem
	}
	original := domain
	mapped := domain
	if isASCII(domain) {
		mapped = strings.ToLower(domain)
	} else {
		var err error
		if mapped, err = emailIDNA.Get(newEmailIDNA).ToUnicode(domain); err != nil && mapped == "" {
			return "", "", emailError("The part after the @-sign contains invalid characters (" + err.Error() + ").")
		}
	}
	if bad := badRunes(mapped, isHostRune); bad != "" {
		return "", "", emailError("The part after the @-sign contains invalid characters after Unicode normalization: " + bad + ".")
	}
	if problem := checkDots(mapped, "An email address cannot have a {} immediately after the @-sign.", "An email address cannot end with a {}.", true); problem != "" {
		return "", "", problem
	}
	for _, label := range strings.Split(mapped, ".") {
		if twoDashes.get().MatchString(label) && !strings.EqualFold(label[:2], "xn") {
			return "", "", "An email address cannot have two letters followed by two dashes immediately after the @-sign or after a period, except Punycode."
		}
	}
	ascii = mapped
	if !hostAtom.get().MatchString(mapped) {
		var err error
		if ascii, err = emailASCII.Get(newEmailASCII).ToASCII(mapped); err != nil {
			return "", "", emailError("The part after the @-sign is invalid (" + err.Error() + ").")
		}
		if !hostAtom.get().MatchString(ascii) {
			return "", "", "The email address contains invalid characters after the @-sign after IDNA encoding."
		}
	}
	if diff := len(ascii) - 253; diff > 0 {
		if ascii == original {
			return "", "", emailError("The email address is too long after the @-sign " + tooMany(ascii, 253) + ".")
		}
		return "", "", emailError(fmt.Sprintf("The email address is too long after the @-sign (%d byte%s too many after IDNA encoding).", diff, plural(diff != 1)))
	}
	for _, label := range strings.Split(ascii, ".") {
		if len(label) > 63 {
			return "", "", emailError("After the @-sign, periods cannot be separated by so many characters " + tooMany(label, 63) + ".")
		}
	}
	switch {
	case !strings.Contains(ascii, "."):
		return "", "", "The part after the @-sign is not valid. It should have a period."
	case !endsInLetter.get().MatchString(ascii):
		return "", "", "The part after the @-sign is not valid. It is not within a valid top-level domain."
	}
	for _, d := range reservedDomains {
		if ascii == d || strings.HasSuffix(ascii, "."+d) {
			return "", "", "The part after the @-sign is a special-use or reserved name that cannot be used with email."
		}
	}
	if !strings.Contains(ascii, "xn--") {
		return ascii, ascii, ""
	}
	display, err := emailASCII.Get(newEmailASCII).ToUnicode(ascii)
	if err != nil {
		return "", "", emailError("The part after the @-sign is not valid IDNA (" + err.Error() + ").")
	}
	return display, ascii, unsafeRunes(display, false)
}

// checkEmailLength is validate_email_length.
func checkEmailLength(original, normalized, ascii string) emailError {
	for i, addr := range []string{original, normalized, ascii} {
		diff := len(addr) - 254
		if diff <= 0 {
			continue
		}
		reason := []string{"", "after normalization", "when the part after the @-sign is converted to IDNA ASCII"}[i]
		switch {
		case i > 0:
			reason += fmt.Sprintf(" (%d byte%s too many)", diff, plural(diff > 1))
		case utf8.RuneCountInString(addr) == len(addr):
			reason = tooMany(addr, 254)
		default:
			longest := 1
			for _, r := range addr {
				longest = max(longest, utf8.RuneLen(r))
			}
			chars := max(1, diff/longest)
			reason = fmt.Sprintf("(%d-%d character%s too many)", chars, diff, plural(diff > 1))
			if chars == diff {
				reason = fmt.Sprintf("(%d character%s too many)", diff, plural(diff > 1))
			}
		}
		return emailError("The email address is too long " + reason + ".")
	}
	return ""
}

// normalizeEmail is email_validator.validate_email without DNS: the local part
// and the whole address in normal form.
func normalizeEmail(s string) (local, normalized string, problem emailError) {
	left, right, problem := cutUnquoted(s, "@<")
	if problem != "" {
		return "", "", problem
	}
	named := strings.HasPrefix(right, "<")
	if named {
		if left, right, problem = splitDisplayName(left, right); problem != "" {
			return "", "", problem
		}
	}
	domain := strings.TrimPrefix(right, "@")
	plain, quoted, problem := unquote(left)
	if problem != "" {
		return "", "", problem
	}
	local, ascii, problem := checkLocal(plain, quoted)
	if problem != "" {
		return "", "", problem
	}
	if nfc := norm.NFC.String(plain); nfc != plain {
		if local, ascii, problem = checkLocal(nfc, quoted); problem != "" {
			return "", "", "After Unicode normalization: " + problem
		}
	}
	if quoted {
		return "", "", "Quoting the part before the @-sign is not allowed here."
	}
	if lower := strings.ToLower(local); ascii && roleMailboxes[lower] {
		local = lower
	}
	if domain == "" {
		return "", "", "There must be something after the @-sign."
	}
	if strings.HasPrefix(domain, "[") && strings.HasSuffix(domain, "]") {
		return "", "", checkLiteral(domain[1 : len(domain)-1])
	}
	display, asciiDomain, problem := checkDomain(domain)
	if problem != "" {
		return "", "", problem
	}
	normalized = local + "@" + display
	if problem := checkEmailLength(left+"@"+domain, normalized, local+"@"+asciiDomain); problem != "" {
		return "", "", problem
	}
	if named {
		return "", "", "A display name and angle brackets around the email address are not permitted here."
	}
	return local, normalized, ""
}

// splitDisplayName takes "Name" and "<a@b>" apart.
func splitDisplayName(left, right string) (local, domain string, problem emailError) {
	name, quoted, problem := unquote(strings.TrimRight(left, " \t\n\r\v\f"))
	if problem != "" {
		return "", "", problem
	}
	if !quoted {
		if bad := badRunes(name, func(r rune) bool { return isAtext(r) || r == ' ' }); bad != "" {
			return "", "", emailError("The display name contains invalid characters when not quoted: " + bad + ".")
		}
	}
	if problem := unsafeRunes(name, true); problem != "" {
		return "", "", problem
	}
	if !strings.Contains(right, ">") {
		return "", "", "An open angle bracket at the start of the email address has to be followed by a close angle bracket at the end."
	}
	right = strings.TrimRight(right, " ")
	if !strings.HasSuffix(right, ">") {
		return "", "", "There can't be anything after the email address."
	}
	return cutUnquoted(right[1:len(right)-1], "@")
}

// checkLiteral words the refusal of a bracketed address.
func checkLiteral(s string) emailError {
	switch {
	case ipv4Literal.get().MatchString(s):
		if _, ok := parseIPv4(s); ok && strings.Count(s, ".") == 3 {
			return "A bracketed IP address after the @-sign is not allowed here."
		}
		return emailError("The address in brackets after the @-sign is not valid: It is not an IPv4 address (" + ipv4Problem(s) + ") or is missing an address literal tag.")
	case len(s) >= 5 && strings.EqualFold(s[:5], "ipv6:"):
		return "A bracketed IP address after the @-sign is not allowed here."
	case !strings.Contains(s, ":"):
		return "The part after the @-sign in brackets is not an IPv4 address and has no address literal tag."
	}
	if bad := badRunes(s, func(r rune) bool { return r >= 0x21 && r <= 0xfa }); bad != "" {
		return emailError("The part after the @-sign contains invalid characters in brackets: " + bad + ".")
	}
	return "The part after the @-sign contains an invalid address literal tag in brackets."
}

// ipv4Problem is ipaddress.IPv4Address's message for a text of digits and dots.
func ipv4Problem(s string) string {
	octets := strings.Split(s, ".")
	quoted, err := py.Repr(nil, py.Str(s))
	if err != nil {
		quoted = s
	}
	if len(octets) != 4 {
		return "Expected 4 octets in " + quoted
	}
	for _, o := range octets {
		switch {
		case o == "":
			return "Empty octet not permitted in " + quoted
		case len(o) > 3:
			return "At most 3 characters permitted in '" + o + "' in " + quoted
		case o != "0" && o[0] == '0':
			return "Leading zeros are not permitted in '" + o + "' in " + quoted
		}
		if n, _ := jiterNumber(o); n > 255 {
			return "Octet " + o + " (> 255) not permitted in " + quoted
		}
	}
	return quoted
}

func jiterNumber(s string) (int64, bool) {
	i, ok, _ := jiterInt(s)
	n, small := i.Int64()
	return n, ok && small
}

// prettyEmail is pydantic's pattern of "Name <address>", with Python's Unicode
// classes spelled out.
var prettyEmail py.Lazy[*regexp.Regexp]

func newPrettyEmail() *regexp.Regexp {
	return regexp.MustCompile(strings.NewReplacer("N", `[\p{L}\p{N}_.!#$%&'*+\-/=?^`+"`"+`{|}~]`, "S", `[\s\v\p{Z}]`).Replace(
		`^S*(?:((?:N+S+)*N+)|"((?:[^"]|\")+)")?S*<(.+)>S*$`))
}

// parseEmail is pydantic.networks.validate_email.
func parseEmail(s string) (name, email string, problem emailError) {
	if utf8.RuneCountInString(s) > maxEmailLength {
		return "", "", emailError(fmt.Sprintf("Length must not exceed %d characters", maxEmailLength))
	}
	if strings.ContainsAny(s, "\r\n") {
		return "", "", "Carriage return and line feed characters are not allowed"
	}
	if m := prettyEmail.Get(newPrettyEmail).FindStringSubmatch(s); m != nil {
		name = m[1]
		if name == "" {
			name = m[2]
		}
		s = m[3]
	}
	local, email, problem := normalizeEmail(strings.TrimSpace(s))
	if name == "" {
		name = local
	}
	return name, email, problem
}

func emailFail(t *py.Task, in py.Value, problem emailError) error {
	ctx := py.NewDict()
	ctx.SetStr("reason", py.Str(problem))
	return customFail(t, in, "value_error", "value is not a valid email address: {reason}", ctx)
}

// Name is that of the schema that EmailStr makes.
func (n *Email) Name() string { return "function-after[_validate(), str]" }

// Validate reads an address; the value is its normal form.
func (n *Email) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	s, err := strInput(t, in, st, st.strictOr(false), false)
	if err != nil {
		return nil, err
	}
	_, email, problem := parseEmail(s)
	if problem != "" {
		return nil, emailFail(t, in, problem)
	}
	return py.Str(email), nil
}

// NameEmailType is pydantic.NameEmail.
var NameEmailType = py.RootType(nil, "pydantic.networks", "NameEmail")

// NameEmailValue is a NameEmail.
type NameEmailValue struct{ Name, Email string }

// Type returns the Python class.
func (v *NameEmailValue) Type() *py.Type { return NameEmailType }

// Str is "Name <address>".
func (v *NameEmailValue) Str(t *py.Task) (string, error) {
	if strings.Contains(v.Name, "@") {
		return `"` + v.Name + `" <` + v.Email + ">", nil
	}
	return v.Name + " <" + v.Email + ">", nil
}

// Repr is "NameEmail(name='...', email='...')".
func (v *NameEmailValue) Repr(t *py.Task) (string, error) {
	name, err := py.Repr(t, py.Str(v.Name))
	if err != nil {
		return "", err
	}
	email, err := py.Repr(t, py.Str(v.Email))
	return "NameEmail(name=" + name + ", email=" + email + ")", err
}

// GetAttr gives name and email.
func (v *NameEmailValue) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "name":
		return py.Str(v.Name), nil
	case "email":
		return py.Str(v.Email), nil
	}
	return nil, nil
}

// Compare knows equality.
func (v *NameEmailValue) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	if op != py.CmpEq && op != py.CmpNe {
		return py.NotImplemented, nil
	}
	o, ok := other.(*NameEmailValue)
	return py.MakeBool((ok && *o == *v) == (op == py.CmpEq)), nil
}

// Name is that of the schema that NameEmail makes.
func (n *NameEmail) Name() string {
	return "function-after[_validate(), json-or-python[json=str,python=union[is-instance[NameEmail],str]]]"
}

// Validate reads "Name <address>" or an address alone.
func (n *NameEmail) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if _, ok := in.(*NameEmailValue); ok && !st.json {
		return in, nil
	}
	s, err := strInput(t, in, st, st.strictOr(false), false)
	if err != nil {
		if _, ok := err.(*Errors); ok && !st.json {
			return nil, customFail(t, in, "name_email_type", "Input is not a valid NameEmail", nil)
		}
		return nil, err
	}
	name, email, problem := parseEmail(s)
	if problem != "" {
		return nil, emailFail(t, in, problem)
	}
	return &NameEmailValue{Name: name, Email: email}, nil
}
