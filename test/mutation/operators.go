package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// site is a place in a source that an operator can change, and what it can be changed to.
type site struct {
	file     string
	operator string
	start    int // in bytes
	end      int
	texts    []string // one of these stands there in a mutant
}

// The operators, as Gambit, vertigo-rs and slither-mutate have them under other names.
const (
	opArithmetic = "arithmetic"       // + - * / % << >> & | ^ for another of its group
	opRelation   = "relation"         // < <= > >= == != for another
	opConnective = "connective"       // && for ||, || for &&
	opNegation   = "negation"         // a condition for its negation
	opCondition  = "condition"        // a condition for true, for false
	opUnary      = "unary"            // ! - ~ dropped, ++ for --
	opAssignment = "assignment"       // the operator of a compound assignment for another, or for =
	opValue      = "assigned value"   // what is assigned for 0, false, true
	opReturn     = "return value"     // what is returned for 0, false, true
	opDelete     = "delete statement" // an expression's statement, revert, return, continue, break
	opEmit       = "delete emit"      // an event that is not told
	opModifier   = "modifier"         // restricted and the like dropped
	opArguments  = "swap arguments"   // two neighbours of one type
	opOperands   = "swap operands"    // of - / % << >> < <= > >=
	opConstant   = "constant"         // a number for another, true for false
	opUnchecked  = "unchecked"        // unchecked dropped
	opAssembly   = "assembly"         // an instruction for a like one, a number for the next
)

// Operators by group: each may stand for any other of its group.
var groups = [][]string{
	{"+", "-", "*", "/", "%"},
	{"<<", ">>"},
	{"&", "|", "^"},
	{"+=", "-=", "*="},
	{"|=", "&=", "^="},
	{"<<=", ">>="},
}

var relations = []string{"<", "<=", ">", ">=", "==", "!="}

// Instructions that may stand for each other, with as many arguments and results.
var instructions = [][]string{
	{"add", "sub"}, {"and", "or", "xor"}, {"shl", "shr"}, {"lt", "gt", "eq"},
}

// node is one of the compiler's syntax tree, as its JSON has it.
type node map[string]any

// finder collects the sites of one source.
type finder struct {
	file  string
	text  string
	sites []site
}

// sitesOf finds every site of a source, in the order of the text.
func sitesOf(file, text string, tree json.RawMessage) ([]site, error) {
	var root node
	if err := json.Unmarshal(tree, &root); err != nil {
		return nil, fmt.Errorf("the syntax tree of %s: %w", file, err)
	}
	f := &finder{file: file, text: text}
	f.walk(root)
	return f.sites, nil
}

func (f *finder) add(operator string, start, end int, texts ...string) {
	var other []string
	for _, t := range texts {
		if t != f.text[start:end] {
			other = append(other, t)
		}
	}
	if len(other) > 0 {
		f.sites = append(f.sites, site{file: f.file, operator: operator, start: start, end: end, texts: other})
	}
}

// walk visits a node and all below it.
func (f *finder) walk(n node) {
	kind, _ := n["nodeType"].(string)
	switch {
	case kind == "ContractDefinition" && n["contractKind"] == "interface":
		return
	case kind == "StructDefinition", kind == "EventDefinition", kind == "ErrorDefinition", kind == "EnumDefinition":
		return
	}
	f.visit(kind, n)
	for _, key := range inOrder(n) {
		switch v := n[key].(type) {
		case map[string]any:
			f.walk(v)
		case []any:
			for _, e := range v {
				if m, ok := e.(map[string]any); ok {
					f.walk(m)
				}
			}
		}
	}
}

func (f *finder) visit(kind string, n node) {
	start, end := span(n)
	switch kind {
	case "BinaryOperation":
		f.binary(n)
	case "UnaryOperation":
		op, _ := n["operator"].(string)
		s, e := span(child(n, "subExpression"))
		switch op {
		case "!", "-", "~":
			f.add(opUnary, start, end, f.text[s:e])
		case "++", "--":
			other := map[string]string{"++": "--", "--": "++"}[op]
			f.add(opUnary, start, end, strings.Replace(f.text[start:end], op, other, 1))
		}
	case "Assignment":
		f.assignment(n)
	case "IfStatement":
		s, e := span(child(n, "condition"))
		f.condition(s, e, "true", "false")
	case "Conditional":
		s, e := span(child(n, "condition"))
		f.condition(s, e, "true", "false")
	case "WhileStatement", "ForStatement":
		if c := child(n, "condition"); c != nil {
			s, e := span(c)
			f.condition(s, e, "false") // true would run until the gas ends
		}
	case "Return":
		if e := child(n, "expression"); e != nil {
			s, t := span(e)
			f.add(opReturn, s, t, zeros(e)...)
		} else {
			f.delete(opDelete, start, end)
		}
	case "ExpressionStatement", "RevertStatement", "Continue", "Break":
		f.delete(opDelete, start, end)
	case "EmitStatement":
		f.delete(opEmit, start, end)
	case "ModifierInvocation":
		if n["kind"] == "modifierInvocation" {
			f.add(opModifier, start, end, "")
		}
	case "FunctionCall":
		f.arguments(n)
	case "Literal":
		f.literal(n)
	case "UncheckedBlock":
		f.add(opUnchecked, start, start+len("unchecked"), "")
	case "YulFunctionCall":
		name := child(n, "functionName")
		s, e := span(name)
		for _, g := range instructions {
			if slices.Contains(g, f.text[s:e]) {
				f.add(opAssembly, s, e, g...)
			}
		}
	case "YulLiteral":
		if v, err := strconv.ParseUint(f.text[start:end], 0, 64); err == nil {
			f.add(opAssembly, start, end, "0", strconv.FormatUint(v+1, 10))
		}
	}
}

func (f *finder) binary(n node) {
	op, _ := n["operator"].(string)
	left, right := child(n, "leftExpression"), child(n, "rightExpression")
	ls, le := span(left)
	rs, re := span(right)
	at := strings.Index(f.text[le:rs], op)
	if at < 0 {
		return
	}
	at += le
	for _, g := range groups {
		if slices.Contains(g, op) {
			f.add(opArithmetic, at, at+len(op), g...)
		}
	}
	switch {
	case slices.Contains(relations, op):
		if orderly(left) {
			f.add(opRelation, at, at+len(op), relations...)
		} else {
			f.add(opRelation, at, at+len(op), "==", "!=")
		}
	case op == "&&":
		f.add(opConnective, at, at+len(op), "||")
	case op == "||":
		f.add(opConnective, at, at+len(op), "&&")
	}
	switch op {
	case "-", "/", "%", "<<", ">>", "<", "<=", ">", ">=":
		f.add(opOperands, ls, re, f.text[rs:re]+f.text[le:rs]+f.text[ls:le])
	}
}

func (f *finder) assignment(n node) {
	op, _ := n["operator"].(string)
	left, right := child(n, "leftHandSide"), child(n, "rightHandSide")
	_, le := span(left)
	rs, re := span(right)
	if op == "=" {
		f.add(opValue, rs, re, zeros(right)...)
		return
	}
	at := strings.Index(f.text[le:rs], op)
	if at < 0 {
		return
	}
	at += le
	for _, g := range groups {
		if slices.Contains(g, op) {
			f.add(opAssignment, at, at+len(op), append([]string{"="}, g...)...)
		}
	}
}

func (f *finder) condition(start, end int, constants ...string) {
	f.add(opCondition, start, end, constants...)
	f.add(opNegation, start, end, "!("+f.text[start:end]+")")
}

// delete takes a statement away with the semicolon after it. A block without content can stand in every place of it.
func (f *finder) delete(operator string, start, end int) {
	rest := f.text[end:]
	if trimmed := strings.TrimLeft(rest, " \n"); strings.HasPrefix(trimmed, ";") {
		end += len(rest) - len(trimmed) + 1
	}
	f.add(operator, start, end, "{}")
}

// arguments swaps each argument with the next one if both have a type that the other place takes.
func (f *finder) arguments(n node) {
	if n["kind"] == "typeConversion" {
		return
	}
	list, _ := n["arguments"].([]any)
	for i := 0; i+1 < len(list); i++ {
		a, okA := list[i].(map[string]any)
		b, okB := list[i+1].(map[string]any)
		if !okA || !okB || typeOf(a) != typeOf(b) {
			continue
		}
		as, ae := span(a)
		bs, be := span(b)
		if ae > bs {
			continue
		}
		f.add(opArguments, as, be, f.text[bs:be]+f.text[ae:bs]+f.text[as:ae])
	}
}

func (f *finder) literal(n node) {
	start, end := span(n)
	text := f.text[start:end]
	switch n["kind"] {
	case "bool":
		f.add(opConstant, start, end, map[string]string{"true": "false", "false": "true"}[text])
	case "number":
		number, unit, _ := strings.Cut(text, " ")
		if unit != "" {
			unit = " " + unit
		}
		if v, err := strconv.ParseUint(strings.ReplaceAll(number, "_", ""), 0, 64); err == nil {
			texts := []string{strconv.FormatUint(v+1, 10) + unit}
			if v > 0 {
				texts = append(texts, strconv.FormatUint(v-1, 10)+unit, "0"+unit)
			}
			f.add(opConstant, start, end, texts...)
		}
	}
}

// zeros are the constants that an expression of a type may be replaced with.
func zeros(n node) []string {
	t := typeOf(n)
	switch {
	case t == "bool":
		return []string{"true", "false"}
	case strings.HasPrefix(t, "uint"), strings.HasPrefix(t, "int"):
		return []string{"0", "1"}
	case strings.HasPrefix(t, "bytes") && t != "bytes" && !strings.Contains(t, " "):
		return []string{"0"}
	case t == "address":
		return []string{"address(0)"}
	case t == "bytes memory", t == "string memory":
		return []string{`""`}
	}
	return nil
}

// orderly is whether < and > are defined for an expression's type.
func orderly(n node) bool {
	t := typeOf(n)
	return strings.HasPrefix(t, "uint") || strings.HasPrefix(t, "int") || strings.HasPrefix(t, "bytes")
}

func typeOf(n node) string {
	d, _ := n["typeDescriptions"].(map[string]any)
	t, _ := d["typeString"].(string)
	return t
}

func child(n node, key string) node {
	m, _ := n[key].(map[string]any)
	return m
}

// span is where a node stands in its source: "start:length:file" in bytes.
func span(n node) (start, end int) {
	src, _ := n["src"].(string)
	fields := strings.Split(src, ":")
	if len(fields) < 2 {
		return 0, 0
	}
	start, _ = strconv.Atoi(fields[0])
	length, _ := strconv.Atoi(fields[1])
	return start, start + length
}

// inOrder lists a node's members by name, so that one source always gives one list of sites.
func inOrder(n node) []string {
	keys := make([]string, 0, len(n))
	for k := range n {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
