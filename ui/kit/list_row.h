// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QHBoxLayout;

namespace hatstand::ui
{

class ElidedLabel;

/// A row of a card: widgets at the start, a name with a second line, widgets at the end, a line below.
/// For few and fixed rows (settings, accounts); long lists use a view with a delegate.
class ListRow : public QFrame
{
    Q_OBJECT
public:
    ListRow(const Kit &kit, const QString &name, const QString &second = {}, QWidget *parent = nullptr);
    void setName(const QString &name);
    void setSecond(const QString &second);
    void addLeadingWidget(QWidget *widget);
    void addWidget(QWidget *widget);
    /// Shows or hides the line at the lower edge; the last row of a card has none.
    void setLined(bool lined);
    [[nodiscard]] ElidedLabel *nameLabel() const { return m_name; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    Kit m_kit;
    QHBoxLayout *m_layout;
    ElidedLabel *m_name;
    ElidedLabel *m_second;
    int m_leading = 0;
};

} // namespace hatstand::ui
