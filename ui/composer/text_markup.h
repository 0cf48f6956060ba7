// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

#include <QColor>
#include <QString>

namespace hatstand::ui::composer
{

/// The text as HTML for a label: nothing of it is taken for markup, line ends stay, links, mentions and
/// hashtags are coloured.
[[nodiscard]] QString markedUp(const QString &text, const networks::TextEntities &entities,
                               const QColor &colour);

} // namespace hatstand::ui::composer
