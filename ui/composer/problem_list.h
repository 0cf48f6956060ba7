// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/problem_model.h"
#include "kit/action_registry.h"
#include "kit/kit.h"

#include <QFrame>
#include <QPersistentModelIndex>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace hatstand::ui
{
class ElidedLabel;
class KeyCap;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

/// One problem: sign, what and why, and the button that mends it.
class ProblemRow final : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemRow(const Kit &kit, QWidget *parent = nullptr);
    void show(const QModelIndex &index);
    [[nodiscard]] QPushButton *remedyButton() const { return m_remedy; }
    /// Another way out, where there is one.
    [[nodiscard]] QPushButton *otherButton() const { return m_other; }
    [[nodiscard]] QString what() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void jumpAsked();
    void remedyAsked();
    void otherAsked();
    void stepAsked(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool hasBoth() const;
    /// What two buttons side by side take more than one above the other.
    [[nodiscard]] int moreSideBySide() const;
    void placeButtons();

    Kit m_kit;
    plan::Severity m_severity = plan::Severity::Look;
    QWidget *m_sign;
    QLabel *m_what;
    QLabel *m_why;
    QPushButton *m_remedy;
    QPushButton *m_other;
    QBoxLayout *m_buttons;
};

/// "Before it can go out": the rows of a ProblemModel. One tab stop, arrows between the rows.
class ProblemList final : public QWidget
{
    Q_OBJECT
public:
    ProblemList(const Kit &kit, ProblemModel &model, ActionRegistry &actions, QWidget *parent = nullptr);
    [[nodiscard]] ProblemRow *row(int index) const { return m_rows.value(index); }
    /// The row that F8 led to last; -1 at the beginning.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int row);
    /// Of the line that says how many there are, in pixels.
    [[nodiscard]] int headHeight() const;
    /// Says that a picture is being made smaller, until that is over.
    void setShrinking(bool shrinking);

Q_SIGNALS:
    void jumpAsked(int row);
    void remedyAsked(int row);
    void otherAsked(int row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void measure();
    void showNext();

    Kit m_kit;
    ProblemModel &m_model;
    QLabel *m_summary;
    QLabel *m_next; ///< what leads to the next problem, and by which key
    KeyCap *m_nextKey;
    QFrame *m_head;
    QVBoxLayout *m_layout;
    QList<ProblemRow *> m_rows;
    int m_current = -1;
    bool m_hasKey = false;
    bool m_shrinking = false;
};

} // namespace hatstand::ui::composer
