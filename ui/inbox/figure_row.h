// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

#include <vector>

namespace hatstand::ui::inbox
{

/// A few figures side by side in one frame, each with its word below.
class FigureRow final : public Painted
{
    Q_OBJECT
public:
    struct Figure
    {
        QString number;
        QString word;
    };
    explicit FigureRow(const Kit &kit, QWidget *parent = nullptr);
    void setFigures(std::vector<Figure> figures);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Figure> m_figures;
};

} // namespace hatstand::ui::inbox
