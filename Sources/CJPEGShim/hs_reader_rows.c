#include <string.h>

#include "hs_reader.h"

void hs_reader_clear_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end) {
  hs_plane *plane = &reader->store.planes[component];
  memset(plane->rows[start], 0, (size_t)(end - start) * plane->blocks_per_row * sizeof(JBLOCK));
}

static void conceal_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end) {
  hs_plane *plane = &reader->store.planes[component];
  const JQUANT_TBL *table = reader->cinfo.comp_info[component].quant_table;
  JCOEF least[DCTSIZE2], greatest[DCTSIZE2];
  for (int k = 0; k < DCTSIZE2; k++) {
    bool is_lost = table != NULL && table->quantval[k] == 0;
    least[k] = is_lost ? 0 : k == 0 ? HS_LEAST_DC : -1023;
    greatest[k] = is_lost ? 0 : HS_GREATEST_DC;
  }
  JCOEF *coefficient = (JCOEF *)plane->rows[start];
  size_t block_count = (size_t)(end - start) * plane->blocks_per_row;
  for (size_t block = 0; block < block_count; block++, coefficient += DCTSIZE2) {
    uint32_t changed = 0;
    for (int k = 0; k < DCTSIZE2; k++) {
      JCOEF value = coefficient[k];
      JCOEF limited = value < least[k] ? least[k] : value > greatest[k] ? greatest[k] : value;
      changed += limited != value;
      coefficient[k] = limited;
    }
    reader->concealed_count += changed;
  }
}

/* Of each block the sum of what is beyond the least and the greatest: 0 in all but very few files. */
static void look_for_impossible(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end) {
  hs_plane *plane = &reader->store.planes[component];
  const JCOEF *coefficient = (const JCOEF *)plane->rows[start];
  size_t block_count = (size_t)(end - start) * plane->blocks_per_row;
  for (size_t block = 0; block < block_count; block++, coefficient += DCTSIZE2) {
    uint16_t beyond = (uint16_t)(coefficient[0] < HS_LEAST_DC || coefficient[0] > HS_GREATEST_DC);
    for (int k = 1; k < DCTSIZE2; k++) beyond += (uint16_t)((uint16_t)(coefficient[k] + 1023) > 2046);
    reader->out_of_range_count += beyond;
  }
}

void hs_reader_observe_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION end) {
  JDIMENSION height = reader->cinfo.comp_info[component].height_in_blocks;
  JDIMENSION start = reader->observed_row_count[component];
  if (end > height) end = height;
  if (start >= end) return;
  reader->observed_row_count[component] = end;
  if (reader->limits.conceals_damage) {
    conceal_rows(reader, component, start, end);
  } else if (reader->used_library) {
    look_for_impossible(reader, component, start, end);
  }
  if (reader->observer == NULL) return;
  reader->observer(reader->observer_context, component, start, end - start,
                   (const int16_t *)reader->store.planes[component].rows[start]);
}
