// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/glyphs.h"
#include "kit/page.h"
#include "kit/page_id.h"

#include <QString>

#include <functional>
#include <vector>

namespace hatstand::ui::shell
{

/// A page as the window knows it before it is built.
struct PageEntry
{
    /// Where in the rail the page stands.
    enum class Place {
        Top,    ///< beside Today and Calendar
        Bottom, ///< beside Accounts and Settings
        None,   ///< reached from elsewhere: composer, outbox
    };
    PageId id = PageId::Today;
    Place place = Place::Top;
    Glyph glyph = Glyph::Today;
    QString title; ///< translated
    /// Called once, when the page is first shown.
    std::function<Page *(QWidget *parent)> make;
    /// What it will be able to do, so that F1, the settings and the palette know it before it is built.
    std::vector<ActionSpec> actions = {};
};

} // namespace hatstand::ui::shell
