/** Most elements, texts and expressions of one template. */
export const NODES_MAX = 2_000;
/** Deepest element of a template. */
export const DEPTH_MAX = 40;
/** Longest template, in UTF-16 units. */
export const LENGTH_MAX = 64 * 1024;
/** Deepest expression, in operators, brackets and paths. */
export const EXPRESSION_DEPTH_MAX = 40;
/** Most items of one list that `t:for` draws. */
export const ITEMS_MAX = 500;
/** Most nodes that one drawing of a template makes. */
export const DRAWN_MAX = 5_000;
/** Components of the theme within one another. */
export const NESTING_MAX = 8;
/** Longest text that an expression gives, in UTF-16 units. */
export const TEXT_MAX = 20_000;
