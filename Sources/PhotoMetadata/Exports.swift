// The public vocabulary: whoever imports this module has it, and every module means the same types by it.
@_exported public import PhotoVocabulary
