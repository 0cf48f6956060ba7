// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QSpacerItem;
class QVBoxLayout;

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
    /// A path in the place of the second line, which gives up its middle where there is too little room.
    void setSecondPath(const QString &path);
    /// Breaks the second line where there is too little room, and grows, instead of cutting it. For rows in
    /// what gives them the height that their width needs (a column of a scroll area).
    void setSecondWraps(bool wraps);
    void addLeadingWidget(QWidget *widget);
    void addWidget(QWidget *widget);
    /// Shows or hides the line at the lower edge; the last row of a card has none.
    void setLined(bool lined);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class SecondKind { OneLine, Wrapped, Path };

    void measure();
    [[nodiscard]] QLabel *makeSecond(SecondKind kind) const;
    void showSecond(const QString &words, SecondKind kind);
    Kit m_kit;
    QHBoxLayout *m_layout;
    ElidedLabel *m_name;
    QLabel *m_second = nullptr;
    SecondKind m_kind = SecondKind::OneLine;
    QVBoxLayout *m_words;
    QSpacerItem *m_above;
    QSpacerItem *m_below;
    bool m_wraps = false;
    int m_leading = 0;
};

} // namespace hatstand::ui
