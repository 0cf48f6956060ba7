// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

namespace hatstand::ui::inbox
{

/// Two lines of a longer text; all of it as its tooltip and for whoever hears it.
class CutLabel final : public Painted
{
    Q_OBJECT
public:
    CutLabel(const Kit &kit, TypeRole role, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TypeRole m_role;
    QString m_text;
};

} // namespace hatstand::ui::inbox
