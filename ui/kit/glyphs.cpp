// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/glyphs.h"

#include <array>

namespace hatstand::ui
{

namespace
{

constexpr std::array<const char *, glyphCount> names{
    "accounts", "alert",  "alt",       "approval",  "bell",      "bolt",   "calendar", "check",
    "clock",    "coin",   "columns",   "comment",   "community", "copy",   "down",     "download",
    "draft",    "ext",    "eye",       "failed",    "file",      "filter", "flag",     "folder",
    "frown",    "gift",   "globe",     "grip",      "hand",      "handed", "hash",     "hat",
    "idea",     "image",  "inbox",     "info",      "insights",  "key",    "keyboard", "left",
    "link",     "list",   "listening", "lock",      "mail",      "map",    "meh",      "minus",
    "missed",   "moon",   "more",      "offline",   "online",    "pause",  "pc",       "people",
    "pin",      "plus",   "print",     "published", "refresh",   "reply",  "reports",  "right",
    "save",     "search", "sending",   "settings",  "shield",    "smile",  "split",    "star",
    "strategy", "tag",    "today",     "trash",     "uncertain", "undo",   "up",       "upload",
    "user",     "video",  "x",         "zoom",
};

} // namespace

QLatin1String glyphName(Glyph glyph)
{
    return QLatin1String(names[static_cast<std::size_t>(glyph)]);
}

} // namespace hatstand::ui
