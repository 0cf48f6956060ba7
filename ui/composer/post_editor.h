// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "networks/rules.h"
#include "plan/hidden_characters.h"

#include <QPlainTextEdit>

#include <vector>

class QMenu;
class QTimer;

namespace hatstand::ui::composer
{

class TextHighlighter;

/// Where the text is written: plain text of 15 px that grows with what is in it. Knows nothing of posts; it
/// says what was typed, pasted or dropped.
class PostEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// Beyond this many characters the text is told only after a pause.
    static constexpr int largeText = 100'000;

    explicit PostEditor(const Kit &kit, QWidget *parent = nullptr);

    /// Shows a text without telling that it was typed. Keeps the caret where the text in front of it is the
    /// same, and undo when nothing differs.
    void showText(const QString &text);
    void setRule(networks::EntityRule rule);
    /// From this UTF-16 offset on nothing fits any more; its length when all does.
    void setFits(qsizetype fits);
    /// Words to underline, as offsets into the text.
    void setMisspelled(const std::vector<plan::TextRange> &words);
    /// Chooses a range and puts the caret there.
    void showRange(int start, int length);
    /// In place of what is chosen.
    void insertWords(const QString &text);
    /// The word at a place of the text, where it is misspelled; empty otherwise.
    [[nodiscard]] QString misspelledAt(int position, int *start) const;
    /// Tells now what waits to be told.
    void tellText();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(const QString &text);
    /// Files by their paths.
    void filesGiven(const QStringList &paths);
    void imageGiven(const QImage &image);
    /// "/" at the beginning of a word: saved pieces of text are asked for.
    void snippetsAsked();
    /// Before the menu is shown: others may add to it. `position` is where in the text.
    void menuShown(QMenu *menu, int position);

protected:
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void contentsChanged();
    void fitHeight();
    void showMarks();
    void lookAtView();

    Kit m_kit;
    TextHighlighter *m_highlighter;
    QTimer *m_tell;
    bool m_showing = false;
    qsizetype m_fits = 0;
    qsizetype m_length = 0;
    int m_lines = 0;
    std::vector<plan::TextRange> m_misspelled;
};

} // namespace hatstand::ui::composer
