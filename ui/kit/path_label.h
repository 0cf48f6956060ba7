// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/labels.h"

namespace hatstand::ui
{

/// One line that gives up its middle where there is too little room: of a path, beginning and end say most,
/// and what is said of it behind it stays.
class PathLabel final : public ElidedLabel
{
    Q_OBJECT
public:
    using ElidedLabel::ElidedLabel;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hatstand::ui
