package schema

import "github.com/covetpy/covetgen/runtime/py"

// bodies to come

func (n *Any) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)       { panic("pending") }
func (n *Any) Name() string                                                        { panic("pending") }
func (n *None) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *None) Name() string                                                       { panic("pending") }
func (n *Bool) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Bool) Name() string                                                       { panic("pending") }
func (n *Int) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)       { panic("pending") }
func (n *Int) Name() string                                                        { panic("pending") }
func (n *Float) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Float) Name() string                                                      { panic("pending") }
func (n *Str) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)       { panic("pending") }
func (n *Str) Name() string                                                        { panic("pending") }
func (n *Bytes) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Bytes) Name() string                                                      { panic("pending") }
func (n *Date) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Date) Name() string                                                       { panic("pending") }
func (n *Time) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Time) Name() string                                                       { panic("pending") }
func (n *DateTime) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *DateTime) Name() string                                                   { panic("pending") }
func (n *TimeDelta) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *TimeDelta) Name() string                                                  { panic("pending") }
func (n *UUID) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *UUID) Name() string                                                       { panic("pending") }
func (n *Decimal) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *Decimal) Name() string                                                    { panic("pending") }
func (n *Email) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Email) Name() string                                                      { panic("pending") }
func (n *NameEmail) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *NameEmail) Name() string                                                  { panic("pending") }
func (n *URL) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)       { panic("pending") }
func (n *URL) Name() string                                                        { panic("pending") }
func (n *IPAddress) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *IPAddress) Name() string                                                  { panic("pending") }
func (n *Path) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Path) Name() string                                                       { panic("pending") }
func (n *SecretStr) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *SecretStr) Name() string                                                  { panic("pending") }
func (n *SecretBytes) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *SecretBytes) Name() string                                               { panic("pending") }
func (n *Pattern) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *Pattern) Name() string                                                   { panic("pending") }
func (n *Json) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Json) Name() string                                                      { panic("pending") }
func (n *Complex) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *Complex) Name() string                                                   { panic("pending") }
func (n *Literal) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *Literal) Name() string                                                   { panic("pending") }
func (n *Enum) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Enum) Name() string                                                      { panic("pending") }
func (n *List) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *List) Name() string                                                      { panic("pending") }
func (n *Tuple) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)    { panic("pending") }
func (n *Tuple) Name() string                                                     { panic("pending") }
func (n *Set) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)      { panic("pending") }
func (n *Set) Name() string                                                       { panic("pending") }
func (n *Sequence) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *Sequence) Name() string                                                  { panic("pending") }
func (n *Iterable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *Iterable) Name() string                                                  { panic("pending") }
func (n *Dict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)     { panic("pending") }
func (n *Dict) Name() string                                                      { panic("pending") }
func (n *Union) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)    { panic("pending") }
func (n *Union) Name() string                                                     { panic("pending") }
func (n *TaggedUnion) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *TaggedUnion) Name() string                                                 { panic("pending") }
func (n *Nullable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *Nullable) Name() string                                                    { panic("pending") }
func (n *Default) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)    { panic("pending") }
func (n *Default) Name() string                                                     { panic("pending") }
func (n *ModelRef) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *ModelRef) Name() string                                                    { panic("pending") }
func (n *Ref) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)        { panic("pending") }
func (n *Ref) Name() string                                                         { panic("pending") }
func (n *TypedDict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *TypedDict) Name() string                                                   { panic("pending") }
func (n *Dataclass) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *Dataclass) Name() string                                                   { panic("pending") }
func (n *NamedTuple) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *NamedTuple) Name() string                                                  { panic("pending") }
func (n *FuncBefore) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *FuncBefore) Name() string                                                  { panic("pending") }
func (n *FuncAfter) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *FuncAfter) Name() string                                                   { panic("pending") }
func (n *FuncPlain) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)  { panic("pending") }
func (n *FuncPlain) Name() string                                                   { panic("pending") }
func (n *FuncWrap) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *FuncWrap) Name() string                                                    { panic("pending") }
func (n *IsInstance) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *IsInstance) Name() string                                                  { panic("pending") }
func (n *IsSubclass) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *IsSubclass) Name() string                                                  { panic("pending") }
func (n *Callable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *Callable) Name() string                                                    { panic("pending") }
func (n *LaxOrStrict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *LaxOrStrict) Name() string { panic("pending") }
func (n *JSONOrPython) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *JSONOrPython) Name() string                                           { panic("pending") }
func (n *Chain) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *Chain) Name() string                                                  { panic("pending") }
func (n *CustomErrorSchema) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *CustomErrorSchema) Name() string                                       { panic("pending") }
func (n *Custom) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) { panic("pending") }
func (n *Custom) Name() string                                                  { panic("pending") }
func (n *Ser) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)    { panic("pending") }
func (n *Ser) Name() string                                                     { panic("pending") }
func (n *Meta) Validate(t *py.Task, in py.Value, st *State) (py.Value, error)   { panic("pending") }
func (n *Meta) Name() string                                                    { panic("pending") }

type lazyPattern struct{}
type lazyLiteral struct{}
type lazyEnum struct{}
type lazyFields struct{}
type fieldTable struct{}

func (c *Class) Prepare() {}
func validate(t *py.Task, s Schema, in py.Value, opts Options) (py.Value, *Errors, error) {
	panic("pending")
}
func Dump(t *py.Task, s Schema, v py.Value, o DumpOptions) (py.Value, error) { panic("pending") }
func AppendJSON(dst []byte, t *py.Task, s Schema, v py.Value, o DumpOptions) ([]byte, error) {
	panic("pending")
}
func AppendAnyJSON(dst []byte, t *py.Task, v py.Value, o DumpOptions) ([]byte, error) {
	panic("pending")
}

// BaseModelType is pydantic.main.BaseModel, RootModelType pydantic.root_model.RootModel.
var (
	BaseModelType       = py.NewBuiltinType("pydantic.main", "BaseModel")
	RootModelType       = py.NewBuiltinType("pydantic.root_model", "RootModel", BaseModelType)
	ValidationErrorType = py.NewBuiltinType("pydantic_core._pydantic_core", "ValidationError", py.ValueError)
)

// Bind ties a class object to its model class.
func Bind(t *py.Type, c *Class) { panic("pending") }

// ClassOf returns the model class bound to t itself.
func ClassOf(t *py.Type) (*Class, bool) { panic("pending") }

// NewModelType makes the class object of c.
func NewModelType(t *py.Task, c *Class, bases []*py.Type, ns *py.Dict, module, qualname string) (*py.Type, error) {
	panic("pending")
}

// Construct is the call of the class.
func Construct(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) { panic("pending") }
func GetAttr(t *py.Task, m Model, name string) (py.Value, error)                   { panic("pending") }
func SetAttr(t *py.Task, m Model, name string, v py.Value) (bool, error)           { panic("pending") }
func DelAttr(t *py.Task, m Model, name string) (bool, error)                       { panic("pending") }
func Len(n int) *int                                                               { return &n }
func (n *Constrained) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	panic("pending")
}
func (n *Constrained) Name() string { panic("pending") }
