#include "check.h"

/* A Huffman table as DHT has it, and the codes that follow from it (ITU-T T.81, annex C). */
typedef struct table {
  uint8_t counts[17];
  uint8_t symbols[256];
  uint32_t codes[256];
  unsigned lengths[256];
} table;

/* Bits of a file, from the highest; bytes of FF are stuffed. */
typedef struct bit_writer {
  uint8_t *bytes;
  size_t byte_count, capacity;
  uint32_t bits;
  unsigned bit_count;
} bit_writer;

static void put_byte(bit_writer *w, uint8_t byte) {
  if (w->byte_count == w->capacity) {
    w->capacity = 2 * w->capacity + 64;
    w->bytes = realloc(w->bytes, w->capacity);
    if (w->bytes == NULL) abort();
  }
  w->bytes[w->byte_count++] = byte;
}

static void put_bits(bit_writer *w, uint32_t bits, unsigned count) {
  for (unsigned i = count; i-- > 0;) {
    w->bits = w->bits << 1 | (bits >> i & 1);
    if (++w->bit_count < 8) continue;
    put_byte(w, (uint8_t)w->bits);
    if ((uint8_t)w->bits == 0xFF) put_byte(w, 0);
    w->bit_count = 0;
  }
}

/* Fills the last byte up with ones (F.1.2.3), and puts a marker behind it. */
static void put_marker(bit_writer *w, uint8_t marker) {
  while (w->bit_count != 0) put_bits(w, 1, 1);
  put_byte(w, 0xFF);
  put_byte(w, marker);
}

/* Shapes of tables: all codes of one length or two, few short and many long ones, and that of Annex K. */
enum { SHAPES = 3 };

static table make_table(report *r, bool is_dc, int shape) {
  static const uint8_t annex_k[17] = {0, 0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125};
  table t = {{0}, {0}, {0}, {0}};
  unsigned count = 0;
  if (is_dc) {
    for (uint8_t category = 0; category <= 11; category++) t.symbols[count++] = category;
  } else {
    t.symbols[count++] = 0;
    t.symbols[count++] = 0xF0;
    for (unsigned symbol = 0; symbol < 256; symbol++) {
      if ((symbol & 15) >= 1 && (symbol & 15) <= 10) t.symbols[count++] = (uint8_t)symbol;
    }
  }
  for (unsigned i = count; i-- > 1;) {
    unsigned other = (unsigned)random_between(r, 0, (int32_t)i);
    uint8_t symbol = t.symbols[i];
    t.symbols[i] = t.symbols[other], t.symbols[other] = symbol;
  }
  if (shape == 0) {
    t.counts[is_dc ? 4 : 8] = (uint8_t)count;
  } else if (shape == 1) {
    unsigned single = is_dc ? 4 : 8;
    for (unsigned length = 1; length <= single; length++) t.counts[length] = 1;
    t.counts[16] = (uint8_t)(count - single);
  } else if (is_dc) {
    t.counts[2] = 3, t.counts[4] = 2, t.counts[6] = 5, t.counts[11] = 1, t.counts[12] = 1;
  } else {
    memcpy(t.counts, annex_k, sizeof annex_k);
  }
  uint32_t code = 0;
  unsigned index = 0;
  for (unsigned length = 1; length <= 16; length++, code <<= 1) {
    for (unsigned i = 0; i < t.counts[length]; i++, index++, code++) {
      t.codes[t.symbols[index]] = code;
      t.lengths[t.symbols[index]] = length;
    }
  }
  return t;
}

typedef struct plane {
  size_t mcu_width, mcu_height, width, height; /* blocks; width and height: whole MCUs */
  size_t picture_width, picture_height;
  int16_t *blocks;
  table dc, ac;
  int32_t prediction;
  uint64_t symbols[256];
  uint32_t differences[33];
  int32_t last;
} plane;

typedef struct scan_case {
  size_t component_count, mcus_across, mcus_down;
  uint32_t restart_interval;
  int density; /* of ten coefficients */
  bool counts;
} scan_case;

static unsigned category(int32_t value) {
  unsigned bits = 0;
  while (abs(value) >> bits != 0) bits++;
  return bits;
}

static void put_symbol(bit_writer *w, const table *t, uint8_t symbol, int32_t value) {
  put_bits(w, t->codes[symbol], t->lengths[symbol]);
  unsigned bits = symbol & 15;
  put_bits(w, (uint32_t)(value < 0 ? value - 1 : value) & ((1u << bits) - 1), bits);
}

/* Section F.1.2, word by word. */
static void put_block(bit_writer *w, plane *p, const int16_t *block, bool is_in_picture) {
  int32_t difference = block[0] - p->prediction;
  p->prediction = block[0];
  put_symbol(w, &p->dc, (uint8_t)category(difference), difference);
  if (is_in_picture) {
    p->differences[category(block[0] - p->last)]++;
    p->last = block[0];
  }
  unsigned run = 0;
  for (int position = 1; position < 64; position++) {
    int32_t level = block[zigzag_walk()[position]];
    if (level == 0) {
      run++;
      continue;
    }
    for (; run > 15; run -= 16) {
      put_symbol(w, &p->ac, 0xF0, 0);
      if (is_in_picture) p->symbols[0xF0]++;
    }
    uint8_t symbol = (uint8_t)(run << 4 | category(level));
    put_symbol(w, &p->ac, symbol, level);
    if (is_in_picture) p->symbols[symbol]++;
    run = 0;
  }
  if (run == 0) return;
  put_symbol(w, &p->ac, 0, 0);
  if (is_in_picture) p->symbols[0]++;
}

static bit_writer encode(plane *planes, const scan_case *c) {
  bit_writer w = {0};
  uint32_t left = c->restart_interval;
  uint8_t number = 0;
  for (size_t mcu = 0; mcu < c->mcus_across * c->mcus_down; mcu++) {
    if (c->restart_interval != 0 && left-- == 0) {
      put_marker(&w, 0xD0 + number);
      number = (number + 1) % 8;
      left = c->restart_interval - 1;
      for (size_t i = 0; i < c->component_count; i++) planes[i].prediction = 0;
    }
    for (size_t i = 0; i < c->component_count; i++) {
      plane *p = &planes[i];
      for (size_t row = 0; row < p->mcu_height; row++) {
        for (size_t column = 0; column < p->mcu_width; column++) {
          size_t y = mcu / c->mcus_across * p->mcu_height + row, x = mcu % c->mcus_across * p->mcu_width + column;
          put_block(&w, p, p->blocks + 64 * (y * p->width + x), x < p->picture_width && y < p->picture_height);
        }
      }
    }
  }
  put_marker(&w, 0xD9);
  return w;
}

static void make_plane(report *r, plane *p, const scan_case *c) {
  memset(p, 0, sizeof *p);
  p->mcu_width = c->component_count == 1 ? 1 : (size_t)random_between(r, 1, 2);
  p->mcu_height = c->component_count == 1 ? 1 : (size_t)random_between(r, 1, 2);
  p->width = p->mcu_width * c->mcus_across;
  p->height = p->mcu_height * c->mcus_down;
  p->picture_width = p->width - (size_t)random_between(r, 0, (int32_t)p->mcu_width - 1);
  p->picture_height = p->height - (size_t)random_between(r, 0, (int32_t)p->mcu_height - 1);
  p->dc = make_table(r, true, random_between(r, 0, SHAPES - 1));
  p->ac = make_table(r, false, random_between(r, 0, SHAPES - 1));
  p->blocks = calloc(64 * p->width * p->height, sizeof(int16_t));
  if (p->blocks == NULL) abort();
  int reach = random_between(r, 0, 2) ? 3 : 1023;
  for (size_t i = 0; i < 64 * p->width * p->height; i++) {
    if (i % 64 != 0 && random_between(r, 0, 9) >= c->density) continue;
    p->blocks[i] = (int16_t)(i % 64 == 0 ? random_between(r, -1024, 1023) : random_between(r, -reach, reach));
  }
}

/* The window of the scan is the last of it, so that nothing may be read behind it. */
typedef struct decoder {
  hs_code_lookup dc[4], ac[4];
  hs_scan_counts counts[4];
  hs_scan scan;
} decoder;

/* Decodes row by row; false where the kernel says so, or for what is wrong: then there is a message. */
static bool decode(const kernels *k, report *r, decoder *d, const plane *planes, const scan_case *c,
                   const uint8_t *bytes, size_t byte_count) {
  memset(d, 0, sizeof *d);
  d->scan.component_count = c->component_count;
  d->scan.restart_interval = c->restart_interval;
  for (size_t i = 0; i < c->component_count; i++) {
    if (!k->code_lookup_init(&d->dc[i], planes[i].dc.counts, planes[i].dc.symbols, true) ||
        !k->code_lookup_init(&d->ac[i], planes[i].ac.counts, planes[i].ac.symbols, false)) {
      return wrong(r, "a table is refused");
    }
    d->scan.components[i] = (hs_scan_component){&d->dc[i],           &d->ac[i],
                                                planes[i].mcu_width, planes[i].mcu_height,
                                                planes[i].picture_width, 0,
                                                c->counts ? &d->counts[i] : NULL};
  }
  k->scan_init(&d->scan, bytes, byte_count);
  bool is_flawless = true;
  for (size_t row = 0; is_flawless && row < c->mcus_down; row++) {
    hs_scan_target targets[4];
    buffer rows[4];
    for (size_t i = 0; i < c->component_count; i++) {
      size_t stride = 64 * planes[i].width + 64 * (row % 2);
      size_t length = (planes[i].mcu_height - 1) * stride + 64 * planes[i].width;
      rows[i] = make_buffer(length, 2, row % 3);
      memset(rows[i].start, 0, 2 * length);
      targets[i] = (hs_scan_target){rows[i].start, stride, planes[i].picture_height - row * planes[i].mcu_height};
    }
    is_flawless = k->scan_decode_row(&d->scan, targets, c->mcus_across);
    for (size_t i = 0; i < c->component_count; i++) {
      const plane *p = &planes[i];
      for (size_t own = 0; is_flawless && own < p->mcu_height; own++) {
        const int16_t *expected = p->blocks + 64 * p->width * (row * p->mcu_height + own);
        if (memcmp(expected, targets[i].blocks + own * targets[i].stride, 128 * p->width) != 0) {
          is_flawless = wrong(r, "component %zu, row %zu of MCUs: other blocks", i, row);
        }
      }
      free_buffer(r, &rows[i]);
    }
  }
  return is_flawless;
}

static bool check_counts(const kernels *k, report *r, const decoder *d, const plane *planes, const scan_case *c) {
  for (size_t i = 0; i < c->component_count; i++) {
    uint64_t symbols[256] = {0};
    k->scan_add_symbols(&d->ac[i], &d->counts[i], symbols);
    if (memcmp(symbols, planes[i].symbols, sizeof symbols) != 0) return wrong(r, "component %zu: other AC symbols", i);
    if (memcmp(d->counts[i].differences, planes[i].differences, sizeof planes[i].differences) != 0) {
      return wrong(r, "component %zu: other DC categories", i);
    }
  }
  return true;
}

typedef bool scan_check(const kernels *k, report *r, decoder *d, plane *planes, const scan_case *c,
                        const bit_writer *w);

static void check_each(const kernels *k, report *r, scan_check *check) {
  decoder *d = malloc(sizeof *d);
  if (d == NULL) abort();
  for (int round = 0; round < 200 && r->message[0] == 0; round++) {
    scan_case c = {
        (size_t)random_between(r, 1, 4),
        (size_t)random_between(r, 1, round % 20 == 0 ? 70 : 12),
        (size_t)random_between(r, 1, round % 20 == 0 ? 20 : 4),
        (uint32_t)(random_between(r, 0, 1) ? random_between(r, 1, 9) : 0),
        random_between(r, 0, 10),
        random_between(r, 0, 1) == 1,
    };
    plane planes[4];
    for (size_t i = 0; i < c.component_count; i++) make_plane(r, &planes[i], &c);
    bit_writer w = encode(planes, &c);
    /* Behind the last byte is nothing that may be read. */
    buffer exact = make_buffer(w.byte_count, 1, 0);
    memcpy(exact.start, w.bytes, w.byte_count);
    free(w.bytes);
    w.bytes = exact.start;
    (void)check(k, r, d, planes, &c, &w);
    free_buffer(r, &exact);
    for (size_t i = 0; i < c.component_count; i++) free(planes[i].blocks);
  }
  free(d);
}

static bool check_flawless(const kernels *k, report *r, decoder *d, plane *planes, const scan_case *c,
                           const bit_writer *w) {
  if (!decode(k, r, d, planes, c, w->bytes, w->byte_count)) return wrong(r, "a flawless scan is refused");
  if (!k->scan_is_complete(&d->scan)) return wrong(r, "a flawless scan is not complete");
  return !c->counts || check_counts(k, r, d, planes, c);
}

/* What is cut off, is not marked right, or goes on behind the last MCU. */
static bool check_flaws(const kernels *k, report *r, decoder *d, plane *planes, const scan_case *c,
                        const bit_writer *w) {
  char message[KERNEL_MESSAGE_SIZE] = "";
  for (int flaw = 0; flaw < 4; flaw++) {
    size_t byte_count = w->byte_count;
    buffer flawed = make_buffer(byte_count + 1, 1, 0);
    uint8_t *bytes = flawed.start;
    memcpy(bytes, w->bytes, byte_count);
    size_t end = byte_count - 2; /* of the coded data */
    switch (flaw) {
    case 0:
      byte_count = (size_t)random_between(r, 0, (int32_t)byte_count - 1);
      break;
    case 1:
      bytes[byte_count - 1] = 0xDA;
      break;
    case 2:
      memcpy(bytes + end, (uint8_t[]){0x55, 0xFF, 0xD9}, 3);
      byte_count++;
      break;
    default:
      for (size_t i = 0; i + 1 < end; i++) {
        if (bytes[i] == 0xFF && (bytes[i + 1] & 0xF8) == 0xD0) {
          bytes[i + 1] ^= 1;
          break;
        }
        if (i + 2 == end) bytes[byte_count - 1] = 0;
      }
      if (end < 2) bytes[byte_count - 1] = 0;
      break;
    }
    /* Of a copy, since nothing may be read behind the bytes that are told. */
    buffer told = make_buffer(byte_count, 1, 0);
    memcpy(told.start, bytes, byte_count);
    report own = {message, r->random};
    bool is_accepted = decode(k, &own, d, planes, c, told.start, byte_count) && k->scan_is_complete(&d->scan);
    free_buffer(r, &told), free_buffer(r, &flawed);
    if (is_accepted) return wrong(r, "flaw %d is not seen", flaw);
  }
  return true;
}

static void check_scans(const kernels *k, report *r) { check_each(k, r, check_flawless); }
static void check_flawed_scans(const kernels *k, report *r) { check_each(k, r, check_flaws); }

/* Any bytes as they come: nothing but the blocks that are there is written, nothing behind the bytes is read. */
static void check_noise(const kernels *k, report *r) {
  decoder *d = malloc(sizeof *d);
  if (d == NULL) abort();
  for (int round = 0; round < 400; round++) {
    scan_case c = {(size_t)random_between(r, 1, 4), (size_t)random_between(r, 1, 70), 3,
                   (uint32_t)random_between(r, 0, 3), 0, true};
    plane planes[4];
    for (size_t i = 0; i < c.component_count; i++) make_plane(r, &planes[i], &c);
    size_t byte_count = (size_t)random_between(r, 0, 3000);
    buffer bytes = make_buffer(byte_count, 1, 0);
    for (size_t i = 0; i < byte_count; i++) ((uint8_t *)bytes.start)[i] = (uint8_t)random_between(r, 0, 255);
    char message[KERNEL_MESSAGE_SIZE] = "";
    report own = {message, 0};
    (void)decode(k, &own, d, planes, &c, bytes.start, byte_count);
    free_buffer(r, &bytes);
    for (size_t i = 0; i < c.component_count; i++) free(planes[i].blocks);
  }
  free(d);
}

static void check_tables(const kernels *k, report *r) {
  hs_code_lookup lookup;
  for (int shape = 0; shape < SHAPES; shape++) {
    for (int is_dc = 0; is_dc < 2; is_dc++) {
      table t = make_table(r, is_dc, shape);
      CHECK(k->code_lookup_init(&lookup, t.counts, t.symbols, is_dc), "shape %d, DC %d is refused", shape, is_dc);
    }
  }
  uint8_t symbols[256] = {0}, all_ones[17] = {0, 2}, too_many[17] = {0, 0, 0, 9}, one[17] = {0, 1};
  CHECK(!k->code_lookup_init(&lookup, all_ones, symbols, false), "a code that is all ones is accepted");
  CHECK(!k->code_lookup_init(&lookup, too_many, symbols, false), "nine codes of three bits are accepted");
  symbols[0] = 16;
  CHECK(!k->code_lookup_init(&lookup, one, symbols, true), "a DC category of 16 is accepted");
}

const kernel_check scan_checks[] = {
    {"flawless scans are decoded to their blocks, and their symbols counted", check_scans},
    {"flaws of a scan are seen", check_flawed_scans},
    {"noise is decoded within the bytes and blocks that there are", check_noise},
    {"Huffman tables are accepted if they are some", check_tables},
    {NULL, NULL},
};
