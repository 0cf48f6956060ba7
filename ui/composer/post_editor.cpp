// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/post_editor.h"

#include "composer/spaced_lines.h"
#include "composer/text_highlighter.h"
#include "kit/labels.h"

#include <QContextMenuEvent>
#include <QImage>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace hatstand::ui::composer
{

namespace
{
constexpr int fewestLines = 5;
constexpr int mostLines = 16;
constexpr int margin = 12; // design pixels, with the document's own
constexpr int pauseMilliseconds = 150;

QStringList localFiles(const QMimeData *source)
{
    QStringList paths;
    const auto urls = source->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

/// As a document keeps it: with one kind of line end.
QString withOneLineEnd(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    constexpr char16_t frameBegin = 0xfdd0; // QTextDocument's own marks, which are no characters
    constexpr char16_t frameEnd = 0xfdd1;
    const auto endsLine = [](QChar c) {
        return c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == frameBegin ||
               c == frameEnd;
    };
    if (std::any_of(text.cbegin(), text.cend(), endsLine))
        std::replace_if(text.begin(), text.end(), endsLine, QChar(u'\n'));
    return text;
}

qsizetype longestLineOf(const QString &text)
{
    qsizetype longest = 0;
    qsizetype start = 0;
    for (qsizetype end = text.indexOf(u'\n'); end >= 0; end = text.indexOf(u'\n', start)) {
        longest = std::max(longest, end - start);
        start = end + 1;
    }
    return std::max(longest, text.size() - start);
}

/// Of lines that are too long the beginning.
QString withShortLines(const QString &text)
{
    constexpr qsizetype shown = 1000;
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (line.size() > PostEditor::longestLine)
            line = line.left(shown) + QChar(u'…');
    }
    return lines.join(u'\n');
}

QTextDocument *withSpacedLines(QPlainTextEdit &editor)
{
    auto *document = new QTextDocument(&editor);
    document->setDocumentLayout(new SpacedLines(document));
    editor.setDocument(document);
    return document;
}
} // namespace

PostEditor::PostEditor(const Kit &kit, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_kit(kit)
    , m_highlighter(new TextHighlighter(kit, withSpacedLines(*this)))
    , m_tell(new QTimer(this))
{
    setObjectName(QStringLiteral("postText"));
    setAccessibleName(tr("Text of the post"));
    setProperty("frame", QStringLiteral("none"));
    setProperty("type", QStringLiteral("editor"));
    setProperty("ownFocus", true); // the caret says enough; the pane is the field
    setTabChangesFocus(true);
    setPlaceholderText(tr("What do you want to say?"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tell->setSingleShot(true);
    m_tell->setInterval(pauseMilliseconds);
    connect(m_tell, &QTimer::timeout, this, &PostEditor::tellText);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed > 0 || added > 0)
            contentsChanged();
    });
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PostEditor::fitHeight);
    dress();
}

void PostEditor::dress()
{
    document()->setDocumentMargin(0);
    fitHeight();
}

void PostEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    fitHeight();
    if (!extraSelections().isEmpty())
        showMarks(); // in the colours of the theme
}

QString PostEditor::text() const
{
    // QPlainTextEdit::toPlainText makes blanks of no-break spaces.
    return withOneLineEnd(document()->toRawText());
}

void PostEditor::showText(const QString &text, const QString &whose)
{
    if (whose == m_whose && m_untold) {
        tellText(); // what was typed goes before, and is shown already
        return;
    }
    m_tell->stop();
    m_untold = false;
    const QString before = this->text();
    QString after = withOneLineEnd(text);
    const qsizetype longest = longestLineOf(after);
    const bool wasShortened = std::exchange(m_shortened, longest > longestLine);
    const bool isAnother = whose != m_whose;
    if (m_shortened) {
        setReadOnly(true);
        after = withShortLines(after);
    }
    if (isAnother || m_shortened || wasShortened) {
        m_whose = whose;
        showAnother(before, after);
        if (m_shortened && (isAnother || !wasShortened)) {
            Q_EMIT refused({ErrorCode::TooLarge,
                            tr("A line of this text is too long to be written in here."),
                            tr("It has %1 characters. Only its beginning is shown; the text itself is whole.")
                                .arg(QLocale().toString(longest)),
                            tr("Divide it into lines in another program, or cut the text."),
                            {}});
        }
        return;
    }
    if (before == after)
        return;
    m_showing = true;
    // Only what differs is replaced, so that caret and undo stay.
    qsizetype same = 0;
    const qsizetype most = std::min(before.size(), after.size());
    while (same < most && before[same] == after[same])
        ++same;
    qsizetype sameEnd = 0;
    while (sameEnd < most - same && before[before.size() - 1 - sameEnd] == after[after.size() - 1 - sameEnd])
        ++sameEnd;
    QTextCursor cursor(document());
    cursor.setPosition(int(same));
    cursor.setPosition(int(before.size() - sameEnd), QTextCursor::KeepAnchor);
    cursor.insertText(after.mid(same, after.size() - same - sameEnd));
    m_showing = false;
    fitHeight();
}

bool PostEditor::takes(const QString &text)
{
    if (isReadOnly())
        return false;
    const QString put = withOneLineEnd(text);
    const QTextCursor cursor = textCursor();
    // The first line joins the one that it is put into.
    const qsizetype beside = cursor.hasSelection() ? 0 : cursor.block().length() - 1;
    const qsizetype firstEnd = put.indexOf(u'\n');
    const qsizetype longest = std::max(longestLineOf(put), beside + (firstEnd < 0 ? put.size() : firstEnd));
    if (longest <= longestLine)
        return true;
    const QLocale locale;
    Q_EMIT refused({ErrorCode::TooLarge,
                    tr("This text was not put in."),
                    tr("It would be a line of %1 characters; a line can have %2.")
                        .arg(locale.toString(longest), locale.toString(longestLine)),
                    tr("Divide it into lines and put it in again."),
                    {}});
    return false;
}

void PostEditor::showAnother(const QString &before, const QString &after)
{
    if (before == after) {
        document()->clearUndoRedoStacks();
        return;
    }
    const QTextCursor caret = textCursor();
    const int position = caret.position();
    const bool stays =
        !caret.atEnd() && QStringView(before).left(position) == QStringView(after).left(position);
    m_showing = true;
    setPlainText(after);
    m_showing = false;
    QTextCursor cursor = textCursor();
    if (stays)
        cursor.setPosition(position);
    else
        cursor.movePosition(QTextCursor::End);
    setTextCursor(cursor);
    fitHeight();
}

void PostEditor::contentsChanged()
{
    m_misspelled.clear();
    if (m_showing)
        return;
    m_untold = true;
    // A copy of a large text for each key press would be felt.
    if (document()->characterCount() > largeText)
        m_tell->start();
    else
        QMetaObject::invokeMethod(this, &PostEditor::tellText, Qt::DirectConnection);
}

void PostEditor::tellText()
{
    m_tell->stop();
    if (!m_untold)
        return;
    m_untold = false;
    Q_EMIT edited(text());
}

void PostEditor::setRule(networks::EntityRule rule)
{
    m_highlighter->setRule(rule);
}

void PostEditor::setFits(qsizetype fits)
{
    const qsizetype length = document()->characterCount() - 1;
    if (fits == m_fits && length == m_length)
        return;
    const bool shown = m_fits < m_length || fits < length;
    m_fits = fits;
    m_length = length;
    if (shown)
        showMarks();
}

void PostEditor::setMisspelled(const std::vector<plan::TextRange> &words)
{
    if (words == m_misspelled)
        return;
    m_misspelled = words;
    showMarks();
}

void PostEditor::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    const int length = document()->characterCount() - 1;
    const auto range = [this](qsizetype start, qsizetype end) {
        QTextCursor cursor(document());
        cursor.setPosition(int(start));
        cursor.setPosition(int(end), QTextCursor::KeepAnchor);
        return cursor;
    };
    const Theme &theme = m_kit.theme();
    if (m_fits < length) {
        QTextEdit::ExtraSelection over;
        over.cursor = range(m_fits, length);
        over.format.setBackground(theme.status(Status::Failed).fill);
        marks.append(over);
    }
    for (const plan::TextRange &word : m_misspelled) {
        if (word.start + word.length > length)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = range(word.start, word.start + word.length);
        mark.format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        mark.format.setUnderlineColor(theme.ink(Ink::Bad));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void PostEditor::showRange(int start, int length)
{
    const int most = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(start, 0, most));
    cursor.setPosition(std::clamp(start + length, 0, most), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
}

void PostEditor::insertWords(const QString &text)
{
    if (takes(text))
        textCursor().insertText(text);
    setFocus(Qt::OtherFocusReason);
}

QString PostEditor::misspelledAt(int position, int *start) const
{
    for (const plan::TextRange &word : m_misspelled) {
        if (position >= word.start && position <= word.start + word.length) {
            *start = int(word.start);
            return text().mid(word.start, word.length);
        }
    }
    return {};
}

int PostEditor::lineHeight() const
{
    const auto *layout = qobject_cast<const SpacedLines *>(document()->documentLayout());
    return layout ? layout->lineHeight() : QFontMetrics(font()).lineSpacing();
}

QSize PostEditor::minimumSizeHint() const
{
    return {m_kit.px(200), sizeHint().height()};
}

QSize PostEditor::sizeHint() const
{
    // The layout of a plain text document counts in lines.
    const int lines = std::clamp(int(document()->size().height()), fewestLines, mostLines);
    return {m_kit.px(600), lines * lineHeight() + m_kit.px(margin)};
}

void PostEditor::fitHeight()
{
    const int lines = std::clamp(int(document()->size().height()), fewestLines, mostLines);
    const int height = sizeHint().height();
    if (lines == m_lines && height == minimumHeight())
        return;
    m_lines = lines;
    setFixedHeight(height);
}

void PostEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    lookAtView();
}

void PostEditor::scrollContentsBy(int dx, int dy)
{
    QPlainTextEdit::scrollContentsBy(dx, dy);
    lookAtView();
}

void PostEditor::lookAtView()
{
    const int first = firstVisibleBlock().blockNumber();
    m_highlighter->setVisibleBlocks(first, first + mostLines + 1);
}

// What comes in ------------------------------------------------------------------------------------------

bool PostEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || !localFiles(source).isEmpty() ||
           QPlainTextEdit::canInsertFromMimeData(source);
}

void PostEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = localFiles(source); !files.isEmpty()) {
        Q_EMIT filesGiven(files);
        return;
    }
    // Programs for writing put a picture of the words beside the words.
    if (source->hasImage() && !source->hasText()) {
        Q_EMIT imageGiven(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    if (takes(source->text()))
        QPlainTextEdit::insertFromMimeData(source);
}

void PostEditor::dragEnterEvent(QDragEnterEvent *event)
{
    // Pictures are for the whole page, which shows where they may be let go.
    if (!localFiles(event->mimeData()).isEmpty())
        event->ignore();
    else
        QPlainTextEdit::dragEnterEvent(event);
}

void PostEditor::dragMoveEvent(QDragMoveEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->ignore();
    else
        QPlainTextEdit::dragMoveEvent(event);
}

void PostEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->text() == QLatin1String("/") && !isReadOnly()) {
        const QTextCursor cursor = textCursor();
        const QString line = cursor.block().text();
        const int at = cursor.positionInBlock();
        // After a letter it is a part of a word or an address.
        if (!cursor.hasSelection() && (at == 0 || line.at(at - 1).isSpace())) {
            QPlainTextEdit::keyPressEvent(event);
            Q_EMIT snippetsAsked();
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PostEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int position = event->reason() == QContextMenuEvent::Keyboard
                             ? textCursor().position()
                             : cursorForPosition(event->pos()).position();
    Q_EMIT menuShown(menu, position);
    menu->popup(event->globalPos());
}

} // namespace hatstand::ui::composer
