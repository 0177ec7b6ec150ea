/**
 * A page that does the least that a page of a signed-in person does on the libraries of the product: who asks is read from a
 * session in PostgreSQL, one row is read by its id, and a template of a given length is filled in. What pages of the product cost
 * is told in multiples of it.
 */
@NullMarked
package app.handoff.bench.bare;

import org.jspecify.annotations.NullMarked;
