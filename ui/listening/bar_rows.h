// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

#include <vector>

namespace hatstand::ui::listening
{

/// Names with bars and numbers below each other.
class BarRows final : public Painted
{
    Q_OBJECT
public:
    struct Row
    {
        QString name;
        QString value; ///< as it is shown: "33%", "612"
        double size = 0;
        bool isOurs = false;   ///< in bold
        bool isAccent = false; ///< in the accent's colour; else grey
    };
    BarRows(const Kit &kit, const QString &name, QWidget *parent = nullptr);
    void setRows(std::vector<Row> rows);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Row> m_rows;
};

} // namespace hatstand::ui::listening
