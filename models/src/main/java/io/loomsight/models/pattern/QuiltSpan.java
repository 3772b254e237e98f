package io.loomsight.models.pattern;

/**
 * Where a block of a quilt lies in one direction.
 *
 * @param from its first pixel
 * @param before how many of its first pixels overlap the block before; 0 for the first block
 * @param after how many of its last pixels overlap the first block, around the edge; 0 but for the
 *     last block
 */
record QuiltSpan(int from, int before, int after) {

  QuiltSpan(int index, int blocks, int length, int block) {
    this(
        index * length / blocks,
        index == 0 ? 0 : (index - 1) * length / blocks + block - index * length / blocks,
        index < blocks - 1 ? 0 : index * length / blocks + block - length);
  }
}
