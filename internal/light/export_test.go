package light

// ParseHeader gives tests the header's parser.
var ParseHeader = parseHeader

// ParseAnswer gives tests the parser of JSON-RPC answers.
var ParseAnswer = parseAnswer

// VerifyPath gives tests the proof's walk.
var VerifyPath = verifyPath

// HexBytes gives tests the type of byte strings in answers.
type HexBytes = hexBytes

// VerifySlot gives tests the check of one slot.
var VerifySlot = verifySlot
