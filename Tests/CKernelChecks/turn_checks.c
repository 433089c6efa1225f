#include "check.h"

/* By what turning does to the cosines: mirrored, every second one changes its sign. */
static void check_turns(const kernels *k, report *r) {
  for (int number = 0; number < 8; number++) {
    hs_block_turn turn = {(number & 1) != 0, (number & 2) != 0, (number & 4) != 0};
    for (size_t count = 1; count <= 70; count++) {
      ptrdiff_t distance = 64 * random_between(r, 1, 5) + (random_between(r, 0, 1) ? 0 : random_between(r, 0, 9));
      bool is_backwards = random_between(r, 0, 1) == 1;
      size_t length = (count - 1) * (size_t)distance + 64;
      buffer blocks = make_buffer(length, 2, count % 3), output = make_buffer(64 * count, 2, (count + 1) % 3);
      int16_t *in = blocks.start;
      for (size_t i = 0; i < length; i++) in[i] = (int16_t)random_between(r, -2048, 2047);
      const int16_t *first = is_backwards ? in + length - 64 : in;
      ptrdiff_t stride = is_backwards ? -distance : distance;
      k->turn_blocks(first, stride, count, turn, output.start);
      for (size_t block = 0; block < count; block++) {
        for (int row = 0; row < 8; row++) {
          for (int column = 0; column < 8; column++) {
            int expected = first[(ptrdiff_t)block * stride + (turn.transposes ? 8 * column + row : 8 * row + column)];
            if (turn.mirrors_across && column % 2 == 1) expected = -expected;
            if (turn.mirrors_down && row % 2 == 1) expected = -expected;
            int found = ((int16_t *)output.start)[64 * block + (size_t)(8 * row + column)];
            CHECK(found == expected, "turn %d, block %zu of %zu, row %d, column %d", number, block, count, row, column);
          }
        }
      }
      free_buffer(r, &blocks), free_buffer(r, &output);
    }
  }
}

const kernel_check turn_checks[] = {
    {"a turned block is transposed, then mirrored", check_turns},
    {NULL, NULL},
};
