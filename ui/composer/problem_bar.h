// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/problem_model.h"
#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;

namespace hatstand::ui
{
class ElidedLabel;
class GlyphLabel;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

class ProblemList;

/// The foot of the form while the list of problems lies below what is seen of it, in a low or narrow window:
/// the worst of them in words, how many there are, and a button that leads to the list. As soon as the list's
/// own head is seen, the foot is gone; it stands where that head would come up, so nothing jumps. Without
/// problems there is none.
class ProblemBar final : public QFrame
{
    Q_OBJECT
public:
    /// Stands right below `form` in their parent; `list` lies within what `form` scrolls.
    ProblemBar(const Kit &kit, const ProblemModel &model, QScrollArea &form, ProblemList &list,
               QWidget *parent);

Q_SIGNALS:
    void listAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void place();
    /// Whether the list's head does not fit into the form any more, had that all the room to itself.
    [[nodiscard]] bool isListBelow() const;

    Kit m_kit;
    const ProblemModel &m_model;
    QScrollArea &m_form;
    const ProblemList &m_list;
    GlyphLabel *m_sign;
    ElidedLabel *m_what;
    QLabel *m_summary;
    QPushButton *m_show;
};

} // namespace hatstand::ui::composer
