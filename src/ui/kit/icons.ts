/**
 * Lucide drawings, inlined at build time; only those that are used. `?raw` gives a file's text, of which the page needs what stands
 * between the outer tags.
 */
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import boxes from 'lucide-static/icons/boxes.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleDashed from 'lucide-static/icons/circle-dashed.svg?raw';
import circleDot from 'lucide-static/icons/circle-dot.svg?raw';
import circleQuestionMark from 'lucide-static/icons/circle-question-mark.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import fileDown from 'lucide-static/icons/file-down.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import messageSquare from 'lucide-static/icons/message-square.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import notebookPen from 'lucide-static/icons/notebook-pen.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pin from 'lucide-static/icons/pin.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import stepForward from 'lucide-static/icons/step-forward.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import target from 'lucide-static/icons/target.svg?raw';
import terminal from 'lucide-static/icons/terminal.svg?raw';
import timer from 'lucide-static/icons/timer.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

function inner(svg: string): string {
	return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
}

export const ICONS = {
	boxes: inner(boxes),
	brief: inner(bookOpen),
	chat: inner(messageSquare),
	check: inner(circleCheck),
	close: inner(x),
	dashed: inner(circleDashed),
	dot: inner(circleDot),
	hints: inner(lightbulb),
	info: inner(info),
	keyboard: inner(keyboard),
	left: inner(chevronLeft),
	moon: inner(moon),
	more: inner(ellipsis),
	notebook: inner(notebookPen),
	objectives: inner(target),
	offline: inner(wifiOff),
	pause: inner(pause),
	pin: inner(pin),
	play: inner(play),
	plus: inner(plus),
	print: inner(printer),
	right: inner(chevronRight),
	runbook: inner(listChecks),
	save: inner(fileDown),
	send: inner(send),
	step: inner(stepForward),
	sun: inner(sun),
	terminal: inner(terminal),
	timer: inner(timer),
	undo: inner(rotateCcw),
	unknown: inner(circleQuestionMark),
	upload: inner(upload),
	warn: inner(triangleAlert),
} as const;

export type IconName = keyof typeof ICONS;
