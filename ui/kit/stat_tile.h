// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace hatstand::ui
{

class Sparkline;

/// One number of a page: what it is, the figure, of how many, a remark, and its course.
class StatTile final : public QFrame
{
    Q_OBJECT
public:
    StatTile(const Kit &kit, const QString &label, QWidget *parent = nullptr);
    /// `of` stands small behind the figure: "of 30".
    void setFigure(const QString &figure, const QString &of = {});
    /// Below, in as many lines as it takes: "+9% on the week before". Good and Bad inks only with a sign or a
    /// word in the text.
    void setNote(const QString &note, Ink ink = Ink::Text2);
    /// `course` says the line in words, for screen readers. No values hide the line.
    void setValues(std::vector<double> values, const QString &course);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateAccessibleName();
    void showLine();
    void measure();

    Kit m_kit;
    QLabel *m_label;
    QLabel *m_figure;
    QLabel *m_of;
    QLabel *m_note;
    Sparkline *m_line;
    QVBoxLayout *m_layout;
    QHBoxLayout *m_row; ///< words and line, below the label
    QVBoxLayout *m_words;
    QHBoxLayout *m_figures;
    bool m_hasCourse = false;
};

} // namespace hatstand::ui
