// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace hatstand::ui::composer
{

/// A small window of emoji: a group, a search by name, a tone of skin, and a grid that arrows walk through.
class EmojiPicker final : public QFrame
{
    Q_OBJECT
public:
    /// `tone` is chosen at first; see Emoji::inTone.
    EmojiPicker(const Kit &kit, int tone, QWidget *parent);
    /// Shows it at that place of the screen, with the keyboard in the search.
    void openAt(QPoint global);

Q_SIGNALS:
    void chosen(const QString &emoji);
    void toneChosen(int tone);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void choose();

    QLineEdit *m_search;
    QComboBox *m_group;
    QComboBox *m_tone;
    QListWidget *m_grid;
};

} // namespace hatstand::ui::composer
