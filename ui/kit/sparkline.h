// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

#include <vector>

namespace hatstand::ui
{

/// A small line without axes. Give it an accessible name that tells its course in words.
class Sparkline final : public Painted
{
    Q_OBJECT
public:
    explicit Sparkline(const Kit &kit, QWidget *parent = nullptr);
    void setValues(std::vector<double> values);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_values;
};

} // namespace hatstand::ui
