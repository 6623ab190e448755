/** How two values are compared. */
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains";

/** An expression, as it was written between two pairs of braces. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "compare";
      readonly by: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "choose";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | {
      readonly kind: "filter";
      readonly name: string;
      readonly of: Expression;
      readonly given: readonly Expression[];
    };
