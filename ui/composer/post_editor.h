// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
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
    /// More characters in one line cannot be laid out while somebody types: they are not put in, and of a
    /// text that has such a line only the beginnings are shown, to be read.
    static constexpr int longestLine = 50'000;

    explicit PostEditor(const Kit &kit, QWidget *parent = nullptr);

    /// Shows a text without telling that it was typed. `whose` (any words) tells one text from another: of
    /// the same one only what differs is replaced, so that caret and undo stay; another one begins without a
    /// past, so that undo never puts the words of one into the other.
    void showText(const QString &text, const QString &whose);
    /// What stands here: lines end with "\n", every other character is as it was put in.
    [[nodiscard]] QString text() const;
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
    /// Tells now what was typed and is not told yet.
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
    /// Something was not put in, or is not shown as it is.
    void refused(const hatstand::Error &why);
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
    /// Whether that may be put in; says why not.
    [[nodiscard]] bool takes(const QString &text);
    void showAnother(const QString &before, const QString &after);
    [[nodiscard]] int lineHeight() const;
    void fitHeight();
    void showMarks();
    void lookAtView();

    Kit m_kit;
    TextHighlighter *m_highlighter;
    QTimer *m_tell;
    QString m_whose;
    bool m_untold = false;
    bool m_showing = false;
    bool m_shortened = false; ///< what stands here is not the text
    qsizetype m_fits = 0;
    qsizetype m_length = 0;
    int m_lines = 0;
    std::vector<plan::TextRange> m_misspelled;
};

} // namespace hatstand::ui::composer
