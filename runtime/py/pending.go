package py

import "iter"

// declarations with bodies to come

func captureTraceback(skip int) *Traceback { return nil }

type Traceback struct{}
type Frame struct {
	File string
	Line int
	Name string
}

func RegisterLines(table map[uintptr]Frame)                       {}
func FormatException(err error) string                            { panic("pending") }
func NewException(t *Task, class *Type, args ...Value) *Exception { panic("pending") }
func RaiseValue(t *Task, v Value) error                           { panic("pending") }
func RaiseFrom(t *Task, v, cause Value) error                     { panic("pending") }
func Matches(t *Task, err error, class Value) (bool, error)       { panic("pending") }
func (c *Type) qualifiedName() string                             { panic("pending") }
func address(v Value) string                                      { panic("pending") }
func slotMethod(name string) *Method                              { panic("pending") }
func newMethodRow(c *Type) *Method                                { panic("pending") }
func initMethodRow(c *Type) *Method                               { panic("pending") }
func NewClass(t *Task, name string, bases []Value, ns *Dict, kw []Kw) (*Type, error) {
	panic("pending")
}

type Task struct{}
type Loop struct{}

func NewLoop() *Loop                                          { panic("pending") }
func NewTask(loop *Loop) *Task                                { panic("pending") }
func (t *Task) Lock()                                         { panic("pending") }
func (t *Task) Unlock()                                       { panic("pending") }
func (t *Task) Blocking(f func())                             { panic("pending") }
func (t *Task) Enter() error                                  { panic("pending") }
func (t *Task) Leave()                                        { panic("pending") }
func (t *Task) Handled() *Exception                           { panic("pending") }
func (t *Task) SetHandled(e *Exception) (previous *Exception) { panic("pending") }

type Dict struct{}

func NewDict() *Dict                                        { panic("pending") }
func (d *Dict) Type() *Type                                 { return TypeDict }
func (d *Dict) Get(t *Task, key Value) (Value, bool, error) { panic("pending") }
func (d *Dict) Set(t *Task, key, v Value) error             { panic("pending") }
func (d *Dict) Del(t *Task, key Value) (bool, error)        { panic("pending") }
func (d *Dict) GetStr(key string) (Value, bool)             { panic("pending") }
func (d *Dict) SetStr(key string, v Value)                  { panic("pending") }
func (d *Dict) DelStr(key string) bool                      { panic("pending") }
func (d *Dict) Len() int                                    { panic("pending") }
func (d *Dict) All() iter.Seq2[Value, Value]                { panic("pending") }
func (d *Dict) Copy() *Dict                                 { panic("pending") }
func (d *Dict) Clear()                                      { panic("pending") }
func (d *Dict) PopItem() (Value, Value, bool)               { panic("pending") }

type Set struct{}

func NewSet(t *Task, items ...Value) (*Set, error)       { panic("pending") }
func NewFrozenSet(t *Task, items ...Value) (*Set, error) { panic("pending") }
func (s *Set) Type() *Type                               { return TypeSet }
func (s *Set) Len() int                                  { panic("pending") }
func (s *Set) Add(t *Task, v Value) error                { panic("pending") }
func (s *Set) Has(t *Task, v Value) (bool, error)        { panic("pending") }
func (s *Set) Discard(t *Task, v Value) (bool, error)    { panic("pending") }
func (s *Set) All() iter.Seq[Value]                      { panic("pending") }

func NewRange(start, stop, step Int) (*Range, error) { panic("pending") }

func BindArgs(fn *Function, pos []Value, kw []Kw) ([]Value, error)    { panic("pending") }
func (f *Function) Call(t *Task, pos []Value, kw []Kw) (Value, error) { panic("pending") }

func Add(t *Task, a, b Value) (Value, error)       { panic("pending") }
func Sub(t *Task, a, b Value) (Value, error)       { panic("pending") }
func Mul(t *Task, a, b Value) (Value, error)       { panic("pending") }
func MatMul(t *Task, a, b Value) (Value, error)    { panic("pending") }
func TrueDiv(t *Task, a, b Value) (Value, error)   { panic("pending") }
func FloorDiv(t *Task, a, b Value) (Value, error)  { panic("pending") }
func Mod(t *Task, a, b Value) (Value, error)       { panic("pending") }
func DivMod(t *Task, a, b Value) (Value, error)    { panic("pending") }
func Pow(t *Task, a, b Value) (Value, error)       { panic("pending") }
func LShift(t *Task, a, b Value) (Value, error)    { panic("pending") }
func RShift(t *Task, a, b Value) (Value, error)    { panic("pending") }
func And(t *Task, a, b Value) (Value, error)       { panic("pending") }
func Or(t *Task, a, b Value) (Value, error)        { panic("pending") }
func Xor(t *Task, a, b Value) (Value, error)       { panic("pending") }
func IAdd(t *Task, a, b Value) (Value, error)      { panic("pending") }
func ISub(t *Task, a, b Value) (Value, error)      { panic("pending") }
func IMul(t *Task, a, b Value) (Value, error)      { panic("pending") }
func IMatMul(t *Task, a, b Value) (Value, error)   { panic("pending") }
func ITrueDiv(t *Task, a, b Value) (Value, error)  { panic("pending") }
func IFloorDiv(t *Task, a, b Value) (Value, error) { panic("pending") }
func IMod(t *Task, a, b Value) (Value, error)      { panic("pending") }
func IPow(t *Task, a, b Value) (Value, error)      { panic("pending") }
func ILShift(t *Task, a, b Value) (Value, error)   { panic("pending") }
func IRShift(t *Task, a, b Value) (Value, error)   { panic("pending") }
func IAnd(t *Task, a, b Value) (Value, error)      { panic("pending") }
func IOr(t *Task, a, b Value) (Value, error)       { panic("pending") }
func IXor(t *Task, a, b Value) (Value, error)      { panic("pending") }
func Neg(t *Task, v Value) (Value, error)          { panic("pending") }
func Pos(t *Task, v Value) (Value, error)          { panic("pending") }
func Invert(t *Task, v Value) (Value, error)       { panic("pending") }
func Abs(t *Task, v Value) (Value, error)          { panic("pending") }

func RichCompare(t *Task, op CompareOp, a, b Value) (Value, error) { panic("pending") }
func Eq(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Ne(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Lt(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Le(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Gt(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Ge(t *Task, a, b Value) (bool, error)                         { panic("pending") }
func Contains(t *Task, container, item Value) (bool, error)        { panic("pending") }
func Truth(t *Task, v Value) (bool, error)                         { panic("pending") }
func Not(t *Task, v Value) (bool, error)                           { panic("pending") }
func Hash(t *Task, v Value) (int64, error)                         { panic("pending") }
func HashStr(s string) int64                                       { panic("pending") }
func Len(t *Task, v Value) (int, error)                            { panic("pending") }

func GetAttr(t *Task, v Value, name string) (Value, error)             { panic("pending") }
func SetAttr(t *Task, v Value, name string, x Value) error             { panic("pending") }
func DelAttr(t *Task, v Value, name string) error                      { panic("pending") }
func HasAttr(t *Task, v Value, name string) (bool, error)              { panic("pending") }
func LookupSpecial(t *Task, v Value, name string) (Value, bool, error) { panic("pending") }
func GetItem(t *Task, v, key Value) (Value, error)                     { panic("pending") }
func SetItem(t *Task, v, key, x Value) error                           { panic("pending") }
func DelItem(t *Task, v, key Value) error                              { panic("pending") }

func Iter(t *Task, v Value) (Iterator, error)                         { panic("pending") }
func Iterate(t *Task, v Value, f func(Value) (bool, error)) error     { panic("pending") }
func ListOf(t *Task, v Value) (*List, error)                          { panic("pending") }
func TupleOf(t *Task, v Value) (*Tuple, error)                        { panic("pending") }
func UnpackN(t *Task, v Value, n int) ([]Value, error)                { panic("pending") }
func UnpackStar(t *Task, v Value, before, after int) ([]Value, error) { panic("pending") }

func Call(t *Task, f Value, args ...Value) (Value, error)                       { panic("pending") }
func CallKw(t *Task, f Value, pos []Value, kw []Kw) (Value, error)              { panic("pending") }
func CallMethod(t *Task, recv Value, name string, args ...Value) (Value, error) { panic("pending") }
func CallMethodKw(t *Task, recv Value, name string, pos []Value, kw []Kw) (Value, error) {
	panic("pending")
}

func StrOf(t *Task, v Value) (string, error)               { panic("pending") }
func Repr(t *Task, v Value) (string, error)                { panic("pending") }
func Format(t *Task, v Value, spec string) (string, error) { panic("pending") }

func IsInstance(t *Task, v, class Value) (bool, error) { panic("pending") }
func IsSubclass(t *Task, v, class Value) (bool, error) { panic("pending") }
func TypeOf(v Value) *Type                             { return v.Type() }
func Callable(v Value) bool                            { panic("pending") }

type Generator struct{}

func (*Generator) Type() *Type { return TypeGenerator }
func NewGenerator(t *Task, name string, body func(t *Task, yield func(Value) (Value, error)) (Value, error)) *Generator {
	panic("pending")
}
func (g *Generator) Next(t *Task) (Value, bool, error)                            { panic("pending") }
func (g *Generator) Send(t *Task, v Value) (Value, bool, error)                   { panic("pending") }
func (g *Generator) Throw(t *Task, err error) (Value, bool, error)                { panic("pending") }
func (g *Generator) Close(t *Task) error                                          { panic("pending") }
func YieldFrom(t *Task, v Value, yield func(Value) (Value, error)) (Value, error) { panic("pending") }

type Coroutine struct{}

func (*Coroutine) Type() *Type                                              { return TypeCoroutine }
func NewCoroutine(name string, run func(t *Task) (Value, error)) *Coroutine { panic("pending") }
func Await(t *Task, v Value) (Value, error)                                 { panic("pending") }

type AsyncGenerator struct{}

func (*AsyncGenerator) Type() *Type { return TypeAsyncGenerator }
func NewAsyncGenerator(t *Task, name string, body func(t *Task, yield func(Value) (Value, error)) error) *AsyncGenerator {
	panic("pending")
}
func AsyncIter(t *Task, v Value) (Value, error)                 { panic("pending") }
func AsyncNext(t *Task, it Value) (v Value, ok bool, err error) { panic("pending") }

func Builtins() *Dict                          { panic("pending") }
func NewModule(name string) *Module            { panic("pending") }
func ImportNative(name string) (*Module, bool) { panic("pending") }

type GenericAlias struct {
	Origin Value
	Args   *Tuple
}

func (*GenericAlias) Type() *Type { return TypeGenericAlias }

type UnionType struct{ Args *Tuple }

func (*UnionType) Type() *Type { return TypeUnion }

func RegisterModule(name string, build func() *Module) { panic("pending") }
