#include "hs_error_manager.h"

#include <string.h>

#include <jerror.h>

static hs_code code_of_error(int message_code) {
  switch (message_code) {
  case JERR_OUT_OF_MEMORY:
  case JERR_NO_BACKING_STORE:
  case JERR_TFILE_CREATE:
    return HS_OUT_OF_MEMORY;
  case JERR_SOF_UNSUPPORTED:
  case JERR_BAD_PRECISION:
  case JERR_ARITH_NOTIMPL:
  case JERR_NOT_COMPILED:
    return HS_UNSUPPORTED;
  case JERR_NO_IMAGE:
  case JERR_SOS_NO_SOF:
  case JERR_INPUT_EMPTY:
    return HS_NO_IMAGE;
  default:
    return HS_LIBRARY_ERROR;
  }
}

static hs_warning warning_of_code(int message_code) {
  switch (message_code) {
  case JWRN_ADOBE_XFORM:
    return HS_WARNING_ADOBE_TRANSFORM;
  case JWRN_ARITH_BAD_CODE:
    return HS_WARNING_ARITHMETIC_CODE;
  case JWRN_BOGUS_PROGRESSION:
    return HS_WARNING_BOGUS_PROGRESSION;
  case JWRN_EXTRANEOUS_DATA:
    return HS_WARNING_EXTRANEOUS_DATA;
  case JWRN_HIT_MARKER:
    return HS_WARNING_HIT_MARKER;
  case JWRN_HUFF_BAD_CODE:
    return HS_WARNING_HUFFMAN_CODE;
  case JWRN_JFIF_MAJOR:
    return HS_WARNING_JFIF_MAJOR;
  case JWRN_JPEG_EOF:
    return HS_WARNING_JPEG_EOF;
  case JWRN_MUST_RESYNC:
    return HS_WARNING_MUST_RESYNC;
  case JWRN_NOT_SEQUENTIAL:
    return HS_WARNING_NOT_SEQUENTIAL;
  case JWRN_TOO_MUCH_DATA:
    return HS_WARNING_TOO_MUCH_DATA;
  default:
    return HS_WARNING_OTHER;
  }
}

static _Noreturn void jump_out(hs_error_manager *manager) { longjmp(manager->jump, 1); }

static void error_exit(j_common_ptr cinfo) {
  hs_error_manager *manager = (hs_error_manager *)cinfo->err;
  char text[JMSG_LENGTH_MAX];
  manager->base.format_message(cinfo, text);
  manager->status.code = code_of_error(manager->base.msg_code);
  manager->status.library_code = manager->base.msg_code;
  /* libjpeg bounds its text by JMSG_LENGTH_MAX, 200, our field's size. */
  memcpy(manager->status.message, text, sizeof text);
  manager->status.message[sizeof text - 1] = '\0';
  jump_out(manager);
}

/* Remembers the uppermost MCU row, over all scans, that a warning says is not what was coded. */
static void note_damage(hs_error_manager *manager, j_decompress_ptr cinfo, hs_warning warning) {
  int32_t row = (int32_t)cinfo->input_iMCU_row;
  switch (warning) {
  case HS_WARNING_EXTRANEOUS_DATA:
  case HS_WARNING_ADOBE_TRANSFORM:
  case HS_WARNING_JFIF_MAJOR:
  case HS_WARNING_NOT_SEQUENTIAL:
    return;
  case HS_WARNING_JPEG_EOF:
    /* Huffman decoding reads ahead, and warns again when it really lacks a bit; arithmetic decoding does not. */
    if (!cinfo->arith_code) return;
    break;
  case HS_WARNING_BOGUS_PROGRESSION:
    row = 0; /* about a whole scan, before its first row */
    break;
  default:
    break;
  }
  int32_t *first = &manager->warnings.first_corrupt_mcu_row;
  if (*first < 0 || row < *first) *first = row;
}

static void emit_message(j_common_ptr cinfo, int level) {
  if (level >= 0) return; /* trace messages */
  hs_error_manager *manager = (hs_error_manager *)cinfo->err;
  hs_warning warning = warning_of_code(manager->base.msg_code);
  manager->base.num_warnings += 1;
  if (manager->warnings.counts[warning] < UINT32_MAX) manager->warnings.counts[warning] += 1;

  if (warning == HS_WARNING_EXTRANEOUS_DATA) {
    uint32_t left = UINT32_MAX - manager->warnings.extraneous_byte_count;
    uint32_t byte_count = (uint32_t)manager->base.msg_parm.i[0];
    manager->warnings.extraneous_byte_count += byte_count < left ? byte_count : left;
  }
  if (cinfo->is_decompressor) note_damage(manager, (j_decompress_ptr)cinfo, warning);
}

static void output_message(j_common_ptr cinfo) { (void)cinfo; }

struct jpeg_error_mgr *hs_error_manager_init(hs_error_manager *manager) {
  memset(manager, 0, sizeof *manager);
  manager->warnings.first_corrupt_mcu_row = -1;
  struct jpeg_error_mgr *base = jpeg_std_error(&manager->base);
  base->error_exit = error_exit;
  base->emit_message = emit_message;
  base->output_message = output_message;
  return base;
}

void hs_fail(j_common_ptr cinfo, hs_code code) {
  hs_error_manager *manager = (hs_error_manager *)cinfo->err;
  manager->status.code = code;
  jump_out(manager);
}
