package app.handoff.text;

import app.handoff.kernel.Sentence;

/**
 * Why a cell of somebody's own table cannot be taken over.
 *
 * @param row its line in the text, from 1
 * @param column what its column tells
 * @param typed what stands in it
 */
public record CellProblem(int row, Enum<?> column, String typed, Sentence why) {}
