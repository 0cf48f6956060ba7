// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>
#include <QList>

#include <optional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace hatstand::ui
{

/// A surface with a thin edge: a head of 44 px (title, count, note, widgets at its end), then the body.
class Card : public QFrame
{
    Q_OBJECT
public:
    /// An empty title leaves the head out; it appears with the first setTitle or head widget.
    explicit Card(const Kit &kit, const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// The number behind the title.
    void setCount(std::optional<int> count);
    /// A remark in second-line type, just before the widgets at the end.
    void setNote(const QString &note);
    /// From now on the remark follows the title, where it is a part of what the card is about.
    void putNoteByTitle();
    /// Before the title (a client's mark).
    void addLeadingWidget(QWidget *widget);
    /// At the end of the head; in a second line of it where the title would be cut for them.
    void addHeadWidget(QWidget *widget);
    /// Where the content goes. Without margins, so that rows reach the edges.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Gives the body the padding of cards (16).
    void setBodyPadded(bool padded);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void measure();
    void fitHead();
    /// What the first line of the head needs without the widgets at its end.
    [[nodiscard]] int titleRoom() const;

    Kit m_kit;
    QFrame *m_head;
    QHBoxLayout *m_headLayout; ///< the first line
    QHBoxLayout *m_secondLine;
    QList<QWidget *> m_headWidgets;
    bool m_twoLines = false;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_note;
    QVBoxLayout *m_body;
    int m_leading = 0;
    bool m_padded = false;
};

/// The head of a page: 56 px, title, a remark, and widgets at the end.
class PageHead final : public QFrame
{
    Q_OBJECT
public:
    PageHead(const Kit &kit, const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setNote(const QString &note);
    void addLeadingWidget(QWidget *widget);
    /// Right behind the title (a chip).
    void addTitleWidget(QWidget *widget);
    void addWidget(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    Kit m_kit;
    QHBoxLayout *m_layout;
    QLabel *m_title;
    QLabel *m_note;
    int m_leading = 0;
};

} // namespace hatstand::ui
